package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import java.time.Instant;
import java.util.UUID;

/**
 * A revision as one reads it.
 *
 * @param revision its number, from 1
 * @param contentHash its content hash
 * @param at when it was made
 * @param by the party whose words they are; absent where the office wrote them for nobody in particular
 * @param basis on what the act rests
 * @param documentId the paper, of a recorded one
 * @param terms what the agreement said in it
 */
public record RevisionView(
        int revision, String contentHash, Instant at, UUID by, Basis basis, UUID documentId, RevisionTerms terms) {

    static RevisionView of(AgreementRevision revision) {
        return new RevisionView(
                revision.revision(),
                revision.contentHash(),
                revision.madeAt(),
                revision.madeBy().orElse(null),
                revision.basis(),
                revision.documentId(),
                revision.terms());
    }
}
