package eu.peregrine.mobility.student;

import eu.peregrine.mobility.programme.Programme;
import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A guest as the partner that sends them writes it with the nomination.
 *
 * @param givenName given names
 * @param familyName family name
 * @param birthDate date of birth
 * @param email e-mail address
 * @param nationality ISO 3166-1 alpha-2
 * @param gender where it was told; for statistics alone
 * @param esi European Student Identifier, by which the same guest is known again
 * @param programmeId the school's programme that they will study in
 * @param eqf level of their studies; the programme's if absent
 * @param iscedF field of their studies, four digits; the programme's if absent
 */
public record GuestDraft(
        @NotBlank @Size(max = 120) String givenName,
        @NotBlank @Size(max = 120) String familyName,
        LocalDate birthDate,
        @Email @Size(max = 254) String email,
        @Pattern(regexp = "[A-Z]{2}") String nationality,
        Gender gender,
        @Pattern(regexp = StudentDraft.ESI) @Size(max = 255) String esi,
        @NotNull UUID programmeId,
        @Min(1) @Max(8) Integer eqf,
        @Pattern(regexp = "\\d{4}") String iscedF) {

    /** The record that a guest has here: of the programme, in the year of the stay. */
    StudentDraft student(UUID home, Programme programme, String academicYear, String cohort) {
        return new StudentDraft(
                null,
                givenName,
                familyName,
                birthDate,
                email,
                nationality,
                gender,
                programmeId,
                academicYear,
                cohort,
                programme.status() == null ? StudentStatus.ENGINEER : programme.status(),
                eqf,
                iscedF,
                null,
                null,
                null,
                null,
                null,
                home,
                esi,
                null,
                null);
    }
}
