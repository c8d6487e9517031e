package eu.peregrine.partners.agreement;

import eu.peregrine.kit.dispute.DisputeState;
import eu.peregrine.kit.web.Ref;
import java.time.Instant;

/**
 * What a party says against what was recorded for it, and what came of it.
 *
 * @param by the party
 * @param revision the revision that was open when it said so
 * @param state where the dispute stands
 * @param comment its words
 * @param at when it said so
 * @param answer the international office's words, once it is resolved
 * @param resolvedAt when it was resolved
 */
public record DisputeView(
        Ref by, int revision, DisputeState state, String comment, Instant at, String answer, Instant resolvedAt) {

    static DisputeView of(AgreementDispute dispute, Ref by) {
        return new DisputeView(
                by,
                dispute.revision(),
                dispute.state(),
                dispute.comment(),
                dispute.disputedAt(),
                dispute.answer(),
                dispute.resolvedAt());
    }
}
