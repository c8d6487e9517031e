package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that happened to a place after the run, and who moved up because of it. Kept as canonical text, so that a
 * proof replays it.
 *
 * @param number from 1, in the order in which it happened
 * @param at when, an instant
 * @param student whose place it was; absent of {@link TurnKind#ENDED}
 * @param keepHigher whether the student goes on waiting for wishes ranked higher; only of {@link TurnKind#ACCEPTED}
 * @param destination where an officer placed the student; only of {@link TurnKind#OVERRIDDEN}
 * @param group the student's group there, where the seats are split
 * @param reason why the officer did
 * @param gone destinations whose freed seat could not be given on, because the agreement has it no more
 *     or stays there have begun
 * @param promotions who moved up, in this order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AllocationTurn")
public record Turn(
        int number,
        String at,
        TurnKind kind,
        UUID student,
        Boolean keepHigher,
        UUID destination,
        String group,
        String reason,
        List<UUID> gone,
        List<Promotion> promotions) {

    /**
     * A student who moved up.
     *
     * @param from what they held before; absent if nothing
     * @param to where they may go now
     * @param rank which of their wishes that is, from 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AllocationPromotion")
    public record Promotion(UUID student, UUID from, UUID to, int rank) {}
}
