package eu.peregrine.mobility.student;

import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.programme.Programme;
import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A student as a caller writes it; also a line of an import or export.
 *
 * @param id the id to keep; a new one if absent
 * @param givenName given names
 * @param familyName family name
 * @param birthDate date of birth
 * @param email e-mail address
 * @param nationality ISO 3166-1 alpha-2
 * @param gender where it was told; for statistics alone
 * @param programmeId the programme enrolled in
 * @param intake academic year of enrolment
 * @param cohort year of graduation
 * @param status how enrolled
 * @param eqf level of the studies; the programme's if absent
 * @param iscedF field of the studies, four digits; the programme's if absent
 * @param gpa grade point average of 20
 * @param ects credits earned
 * @param employer an apprentice's employer
 * @param contractStart first day of an apprentice's contract
 * @param contractEnd last day of it
 * @param homeId the institution that a guest comes from; absent of the school's own students
 * @param esi European Student Identifier
 * @param languageProofs evidence of languages; a change without them leaves them as they are
 * @param priorStays stays abroad from before this system; taken on enrolment, and left as they are by a change
 */
public record StudentDraft(
        UUID id,
        @NotBlank @Size(max = 120) String givenName,
        @NotBlank @Size(max = 120) String familyName,
        LocalDate birthDate,
        @Email @Size(max = 254) String email,
        @Pattern(regexp = "[A-Z]{2}") String nationality,
        Gender gender,
        @NotNull UUID programmeId,
        @NotNull @Pattern(regexp = AcademicYear.PATTERN) String intake,
        @NotNull @Pattern(regexp = "(19|20)\\d\\d") String cohort,
        @NotNull StudentStatus status,
        @Min(1) @Max(8) Integer eqf,
        @Pattern(regexp = "\\d{4}") String iscedF,

        @DecimalMin("0") @DecimalMax("20") @Digits(integer = 2, fraction = 2)
        BigDecimal gpa,

        @DecimalMin("0") @Digits(integer = 4, fraction = 1) BigDecimal ects,
        @Size(max = 200) String employer,
        LocalDate contractStart,
        LocalDate contractEnd,
        UUID homeId,
        @Pattern(regexp = ESI) @Size(max = 255) String esi,
        @Size(max = MOST_PROOFS) List<@NotNull @Valid LanguageProofDraft> languageProofs,
        @Size(max = MOST_PRIOR_STAYS) List<@NotNull @Valid PriorStayDraft> priorStays) {

    /** European Student Identifier, as eduGAIN and Erasmus Without Paper write it. */
    static final String ESI = "urn:schac:personalUniqueCode:int:esi:[A-Za-z0-9.\\-]+:[^\\s:]+";

    /** Language proofs that a student has at most. */
    static final int MOST_PROOFS = 50;
    /** Stays from before this system that a student has at most. */
    static final int MOST_PRIOR_STAYS = 50;

    /** The same with what the programme says where the draft says nothing. */
    StudentDraft completedBy(Programme programme) {
        return new StudentDraft(
                id,
                givenName,
                familyName,
                birthDate,
                email,
                nationality,
                gender,
                programmeId,
                intake,
                cohort,
                status,
                eqf == null ? programme.level() : eqf,
                iscedF == null ? programme.iscedF() : iscedF,
                gpa,
                ects,
                employer,
                contractStart,
                contractEnd,
                homeId,
                esi,
                languageProofs,
                priorStays);
    }

    static StudentDraft of(Student student) {
        return new StudentDraft(
                student.id(),
                student.givenName(),
                student.familyName(),
                student.birthDate(),
                student.email(),
                student.nationality(),
                student.gender(),
                student.programmeId(),
                student.intake(),
                student.cohort(),
                student.status(),
                student.eqf(),
                student.iscedF(),
                student.gpa(),
                student.ects(),
                student.employer(),
                student.contractStart(),
                student.contractEnd(),
                student.homeId(),
                student.esi(),
                student.languageProofs().stream()
                        .map(proof -> new LanguageProofDraft(
                                proof.language(),
                                proof.kind(),
                                proof.provider(),
                                proof.score(),
                                proof.level(),
                                proof.issuedOn(),
                                proof.validUntil()))
                        .toList(),
                student.priorStays().stream().map(PriorStay::draft).toList());
    }

    @Schema(hidden = true)
    @AssertTrue(message = "intake must be an academic year such as 2025/2026")
    boolean isIntakeAnAcademicYear() {
        return intake == null || !intake.matches(AcademicYear.PATTERN) || AcademicYear.valid(intake);
    }

    @Schema(hidden = true)
    @AssertTrue(message = "contractEnd must not be before contractStart")
    boolean isContractInOrder() {
        return contractStart == null || contractEnd == null || !contractEnd.isBefore(contractStart);
    }
}
