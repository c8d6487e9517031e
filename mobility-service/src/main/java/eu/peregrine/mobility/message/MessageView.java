package eu.peregrine.mobility.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message that was sent, or would be.
 *
 * @param id absent of one that was only looked at
 * @param audience whose list the filter is one of
 * @param filter the query that chose the recipients
 * @param recipients how many were told
 * @param author subject of the author's token
 * @param actions nothing: what was sent, was sent; absent in lists
 */
public record MessageView(
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID id,
        LocalizedText subject,
        MessageText text,
        MessageAudience audience,
        String filter,
        int recipients,
        String author,
        Instant sentAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static MessageView of(Message message, UUID id, List<Action> actions) {
        return new MessageView(
                id,
                message.subject(),
                message.text(),
                message.audience(),
                message.filter(),
                message.recipients(),
                message.author(),
                id == null ? null : message.sentAt(),
                actions,
                message.version());
    }
}
