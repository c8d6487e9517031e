package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.policy.StayKind;
import eu.peregrine.mobility.student.LanguageProofDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a student might do yet, to see what it would be good for.
 *
 * @param stays stays that might be planned
 * @param languageProofs proofs that might be earned
 */
public record Simulation(
        @Size(max = 10) List<@NotNull @Valid PlannedStay> stays,
        @Size(max = 10) List<@NotNull @Valid LanguageProofDraft> languageProofs) {

    /**
     * A stay that might be planned.
     *
     * @param kind what it would be
     * @param start first day there
     * @param end last day there, which counts
     * @param fullHostTerm whether it would cover the host's whole term; no if absent
     */
    @Schema(name = "SimulatedStay")
    public record PlannedStay(
            @NotNull StayKind kind,
            @NotNull LocalDate start,
            @NotNull LocalDate end,
            Boolean fullHostTerm) {

        private static final int MOST_YEARS = 10;

        @Schema(hidden = true)
        @AssertTrue(message = "end must not be before start, nor ten years behind it")
        boolean isInOrder() {
            return start == null || end == null || !end.isBefore(start) && end.isBefore(start.plusYears(MOST_YEARS));
        }
    }

    List<PlannedStay> planned() {
        return stays == null ? List.of() : stays;
    }

    List<LanguageProofDraft> proofs() {
        return languageProofs == null ? List.of() : languageProofs;
    }
}
