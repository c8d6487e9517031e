package eu.peregrine.partners.organisation;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Somebody at an organisation whom one can turn to. Personal data: the school's staff and the organisation itself see it,
 * and no event carries it.
 *
 * @param id the caller's own id for a new one; minted when absent
 * @param role what one turns to them for
 * @param name of the person or office
 * @param email address; this or a phone number is there
 * @param phone international number, such as {@code +49 351 463 0}
 * @param unitId the unit of the same organisation where they are
 */
public record ContactDraft(
        UUID id,
        @NotNull ContactRole role,
        @NotBlank @Size(max = 200) String name,
        @Email @Size(max = 254) String email,

        @Pattern(
                regexp = "\\+[0-9][0-9 ().-]{4,30}",
                message = "A phone number is international, such as +49 351 463 0.")
        String phone,

        UUID unitId) {

    ContactDraft withId(UUID newId) {
        return new ContactDraft(newId, role, name, email, phone, unitId);
    }

    ContactDraft in(UUID newUnitId) {
        return new ContactDraft(id, role, name, email, phone, newUnitId);
    }
}
