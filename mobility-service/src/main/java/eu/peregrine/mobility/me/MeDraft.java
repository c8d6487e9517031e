package eu.peregrine.mobility.me;

import eu.peregrine.mobility.person.Language;
import eu.peregrine.mobility.person.MailWish;
import eu.peregrine.mobility.person.NotificationKind;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What the caller wants.
 *
 * @param language to be written to in
 * @param mail how to get mail
 * @param noMailOf kinds of notification that no mail is wanted of
 * @param email where mail goes; a student's is kept with the student's record
 */
public record MeDraft(
        @NotNull Language language,
        @NotNull MailWish mail,
        @Size(max = 50) List<@NotNull NotificationKind> noMailOf,
        @Email @Size(max = 254) String email) {}
