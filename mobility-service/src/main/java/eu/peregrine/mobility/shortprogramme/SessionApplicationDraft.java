package eu.peregrine.mobility.shortprogramme;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Who wants to take part, as the applicant or the nominating partner writes it.
 *
 * @param institution where they study or work
 * @param nationality ISO 3166-1 alpha-2
 * @param motivation why
 */
public record SessionApplicationDraft(
        @NotBlank @Size(max = 120) String givenName,
        @NotBlank @Size(max = 120) String familyName,
        @NotNull @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 200) String institution,
        @Pattern(regexp = "[A-Z]{2}") String nationality,
        @Size(max = 5000) String motivation) {}
