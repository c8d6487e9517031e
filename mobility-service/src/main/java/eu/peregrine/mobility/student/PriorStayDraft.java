package eu.peregrine.mobility.student;

import eu.peregrine.mobility.policy.StayKind;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stay abroad from before this system, as an officer records it.
 *
 * @param kind what it was
 * @param host where, in words
 * @param country ISO 3166-1 alpha-2
 * @param start first day there
 * @param end last day there, which counts
 * @param fullHostTerm whether it covered the host's whole term; no if absent
 * @param inGroup whether it was a group's stay rather than the student's own; no if absent
 * @param grantedBy who gave a grant for it
 * @param grantedDays days that the grant paid for; they count for lifetime caps
 */
public record PriorStayDraft(
        @NotNull StayKind kind,
        @NotBlank @Size(max = 200) String host,
        @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull LocalDate start,
        @NotNull LocalDate end,
        Boolean fullHostTerm,
        Boolean inGroup,
        @Size(max = 200) String grantedBy,
        @Min(1) @Max(3660) Integer grantedDays) {

    private static final int MOST_YEARS = 10;

    @Schema(hidden = true)
    @AssertTrue(message = "end must not be before start, nor ten years behind it")
    boolean isInOrder() {
        return start == null || end == null || !end.isBefore(start) && end.isBefore(start.plusYears(MOST_YEARS));
    }
}
