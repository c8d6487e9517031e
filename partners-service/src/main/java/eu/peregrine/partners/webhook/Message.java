package eu.peregrine.partners.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * What a receiver is sent: that something happened, to what, and where to read it; never the thing itself.
 *
 * @param type what happened, such as {@code agreement.approved}; {@code ping} says nothing
 * @param timestamp when it happened
 * @param data where it happened
 */
record Message(String type, Instant timestamp, Data data) {

    /**
     * @param id of the event
     * @param subject id of what it happened to
     * @param kind of what it happened to
     * @param sequence the subject's event counter, contiguous from 1: a lower one than seen before is old news
     * @param href where the subject is read, a path at the gateway; absent where it has none of its own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(UUID id, UUID subject, String kind, long sequence, String href) {}

    static Message of(DueMessage due, String href) {
        return new Message(
                due.type(), due.time(), new Data(due.event(), due.subject(), due.kind(), due.sequence(), href));
    }
}
