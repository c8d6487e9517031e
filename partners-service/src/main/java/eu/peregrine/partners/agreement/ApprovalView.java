package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.web.Ref;
import java.time.Instant;
import java.util.UUID;

/**
 * An approval as it is kept for ever, for the hash it was given for.
 *
 * @param party who approved
 * @param revision which revision
 * @param hash which content hash
 * @param at when
 * @param basis on what the act rests
 * @param documentId the paper, of a recorded one
 * @param lapsed whether it counts no longer, because something else was proposed or it was disputed
 */
public record ApprovalView(
        Ref party, int revision, String hash, Instant at, Basis basis, UUID documentId, boolean lapsed) {

    static ApprovalView of(AgreementApproval given, Ref party) {
        return new ApprovalView(
                party,
                given.revision(),
                given.contentHash(),
                given.approvedAt(),
                given.basis(),
                given.documentId(),
                given.isLapsed());
    }
}
