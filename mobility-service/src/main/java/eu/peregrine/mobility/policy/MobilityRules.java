package eu.peregrine.mobility.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/**
 * What a version of a policy demands.
 *
 * @param minimum how long a student must be abroad
 * @param cumulative whether several stays add up; if not, one stay alone must reach the minimum
 * @param maxSegments how many segments count at most when stays add up; null for any number
 * @param kinds the kinds of stay that count
 * @param individualOnly whether only stays that the student makes alone count, not those of a group; no if absent
 * @param recognitionRequired whether a stay is done only once the school has recognised it; no if absent
 * @param languageProofs the language levels needed
 * @param completeBy month and day ({@code 09-30}) of the graduating year by which all must be done; the end of
 *     September if absent
 */
public record MobilityRules(
        @NotNull @Valid Minimum minimum,
        @NotNull Boolean cumulative,
        @Min(1) @Max(20) Integer maxSegments,
        @NotEmpty @Size(max = 10) Set<@NotNull StayKind> kinds,
        Boolean individualOnly,
        Boolean recognitionRequired,
        @Size(max = 10) List<@NotNull @Valid ProofRequirement> languageProofs,

        @Pattern(regexp = "(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")
        String completeBy) {

    private static final String END_OF_SEPTEMBER = "09-30";

    /** The last day that counts for the students who graduate in the year. */
    public LocalDate lastDay(int graduatingYear) {
        String day = completeBy == null ? END_OF_SEPTEMBER : completeBy;
        YearMonth month = YearMonth.of(graduatingYear, Integer.parseInt(day.substring(0, 2)));
        return month.atDay(Math.min(Integer.parseInt(day.substring(3)), month.lengthOfMonth()));
    }

    /** The language levels needed, never null. */
    public List<ProofRequirement> languages() {
        return languageProofs == null ? List.of() : languageProofs;
    }

    /** Whether only recognised stays are done. */
    public boolean mustBeRecognised() {
        return Boolean.TRUE.equals(recognitionRequired);
    }

    /** Whether the stays of a group do not count. */
    public boolean mustBeIndividual() {
        return Boolean.TRUE.equals(individualOnly);
    }

    /** Whether a stay of the kind counts. */
    public boolean counts(String kind) {
        return kinds.stream().anyMatch(counted -> counted.code().equals(kind));
    }
}
