package eu.peregrine.mobility.policy;

import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A mobility policy, or a further version of it, as a caller writes it.
 *
 * @param id the id to keep; a new one if absent
 * @param programmeId the programme it is for
 * @param programmes the programmes it is for, where there are several
 * @param status how its students are enrolled
 * @param intakeFrom the first academic year of intake, {@code 2025/2026}
 * @param intakeTo the last one; open if absent
 * @param minimum how long a student must be abroad
 * @param cumulative whether several stays add up
 * @param maxSegments how many segments count at most
 * @param kinds the kinds of stay that count
 * @param individualOnly whether only stays that the student makes alone count, not those of a group
 * @param recognitionRequired whether a stay is done only once the school has recognised it
 * @param languageProofs the language levels needed
 * @param completeBy month and day of the graduating year by which all must be done; {@code 09-30} if absent
 */
public record PolicyDraft(
        UUID id,
        UUID programmeId,
        @Size(max = 100) List<@NotNull UUID> programmes,
        @NotNull StudentStatus status,
        @NotNull @Pattern(regexp = AcademicYear.PATTERN) String intakeFrom,
        @Pattern(regexp = AcademicYear.PATTERN) String intakeTo,
        @NotNull @Valid Minimum minimum,
        @NotNull Boolean cumulative,
        @Min(1) @Max(20) Integer maxSegments,
        @NotEmpty @Size(max = 10) Set<@NotNull StayKind> kinds,
        Boolean individualOnly,
        Boolean recognitionRequired,
        @Size(max = 10) List<@NotNull @Valid ProofRequirement> languageProofs,

        @Pattern(regexp = "(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")
        String completeBy) {

    /** Every programme named, in whichever way. */
    public Set<UUID> allProgrammes() {
        Set<UUID> all = new TreeSet<>();
        if (programmeId != null) {
            all.add(programmeId);
        }
        if (programmes != null) {
            all.addAll(programmes);
        }
        return all;
    }

    /** What it would demand. */
    public MobilityRules rules() {
        return new MobilityRules(
                minimum,
                cumulative,
                maxSegments,
                kinds,
                individualOnly,
                recognitionRequired,
                languageProofs,
                completeBy);
    }

    /** Whether it is for students of the intake. */
    public boolean covers(AcademicYear intake) {
        return AcademicYear.of(intakeFrom).start() <= intake.start()
                && (intakeTo == null || AcademicYear.of(intakeTo).start() >= intake.start());
    }

    @Schema(hidden = true)
    @AssertTrue(message = "programmeId or programmes must name a programme")
    boolean isForAProgramme() {
        return programmeId != null || programmes != null && !programmes.isEmpty();
    }

    @Schema(hidden = true)
    @AssertTrue(message = "intakeFrom and intakeTo must be academic years, in order")
    boolean isInOrder() {
        if (intakeFrom == null || !intakeFrom.matches(AcademicYear.PATTERN)) {
            return true;
        }
        boolean open = intakeTo == null || !intakeTo.matches(AcademicYear.PATTERN);
        return AcademicYear.valid(intakeFrom)
                && (open
                        || AcademicYear.valid(intakeTo)
                                && AcademicYear.of(intakeFrom).start()
                                        <= AcademicYear.of(intakeTo).start());
    }
}
