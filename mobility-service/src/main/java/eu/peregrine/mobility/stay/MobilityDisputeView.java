package eu.peregrine.mobility.stay;

import eu.peregrine.kit.dispute.DisputeState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a party says against what was recorded for it, and what came of it.
 *
 * @param by the organisation's or student's id; both stand in the mobility
 * @param comment its words
 * @param at when it said so
 * @param answer the international office's words, once it is resolved
 * @param resolvedAt when it was resolved
 */
@Schema(name = "MobilityDispute")
public record MobilityDisputeView(
        UUID by, DisputeState state, String comment, Instant at, String answer, Instant resolvedAt) {

    static MobilityDisputeView of(MobilityDispute dispute) {
        return new MobilityDisputeView(
                dispute.partyId(),
                dispute.state(),
                dispute.comment(),
                dispute.disputedAt(),
                dispute.answer(),
                dispute.resolvedAt());
    }
}
