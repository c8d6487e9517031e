package eu.peregrine.mobility.person;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody who is told of things.
 *
 * @param id an opaque id: the student's, or one made from the token's subject
 * @param noMailOf kinds that no mail is wanted of
 */
public record Recipient(UUID id, Language language, MailWish mail, Set<NotificationKind> noMailOf) {

    /** Somebody who has not said how. */
    public static Recipient usual(UUID id) {
        return new Recipient(id, Language.EN, MailWish.AT_ONCE, Set.of());
    }
}
