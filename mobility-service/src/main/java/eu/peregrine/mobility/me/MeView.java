package eu.peregrine.mobility.me;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.person.Language;
import eu.peregrine.mobility.person.MailWish;
import eu.peregrine.mobility.person.NotificationKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The caller.
 *
 * @param id opaque; a student's is the student's
 * @param roles of the token
 * @param student the student that the caller is; absent for others
 * @param organisation the organisation that the caller acts for; absent for the school's people
 * @param language to be written to in
 * @param mail how to get mail
 * @param noMailOf kinds of notification that no mail is wanted of
 * @param email where mail goes; absent where none is known
 * @param unread how many notifications were not read
 */
public record MeView(
        UUID id,
        Set<String> roles,
        Ref student,
        Ref organisation,
        Language language,
        MailWish mail,
        Set<NotificationKind> noMailOf,
        String email,
        long unread,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {}
