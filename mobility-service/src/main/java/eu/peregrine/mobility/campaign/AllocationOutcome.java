package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a run decided. Its canonical text is stored, and replaying the inputs with the revealed seed gives the same
 * bytes.
 *
 * @param inputsHash SHA-256 of the canonical inputs
 * @param seed the lottery seed, secret until the run
 * @param placements one per candidate, by student id
 * @param destinations one per destination of the inputs, by destination id
 */
public record AllocationOutcome(String inputsHash, String seed, List<Placement> placements, List<Filled> destinations) {

    /**
     * The decision about one student.
     *
     * @param destination where they may go; absent when they were not placed
     * @param rank which of their wishes that is, from 1
     * @param score theirs at that destination
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AllocationPlacement")
    public record Placement(UUID student, UUID destination, Integer rank, BigDecimal score, Explanation explanation) {}

    /**
     * How full a destination became.
     *
     * @param lastAdmittedScore only when no seat is left of those for students in no group
     * @param groups the same of each group's seats; absent where there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AllocationFilled")
    public record Filled(
            UUID destination,
            String name,
            int seats,
            int placed,
            BigDecimal lastAdmittedScore,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FilledGroup> groups) {}

    /** How full the seats of a group became. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AllocationFilledGroup")
    public record FilledGroup(String name, int seats, int placed, BigDecimal lastAdmittedScore) {}

    /** How many students have a destination. */
    public int placed() {
        return (int) placements.stream().filter(p -> p.destination() != null).count();
    }

    /** How many have none. */
    public int unplaced() {
        return placements.size() - placed();
    }
}
