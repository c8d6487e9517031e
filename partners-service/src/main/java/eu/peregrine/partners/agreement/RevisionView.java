package eu.peregrine.partners.agreement;

import java.time.Instant;

/**
 * A revision as one reads it.
 *
 * @param revision its number, from 1
 * @param contentHash its content hash
 * @param at when it was made
 * @param terms what the agreement said in it
 */
public record RevisionView(int revision, String contentHash, Instant at, RevisionTerms terms) {

    static RevisionView of(AgreementRevision revision) {
        return new RevisionView(revision.revision(), revision.contentHash(), revision.madeAt(), revision.terms());
    }
}
