package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import java.util.UUID;

/**
 * Whose words are written down.
 *
 * @param party whose they are; null of the office where the home school is no party
 * @param basis on what the act rests
 * @param documentId the paper, of a recorded one
 */
record Author(UUID party, Basis basis, UUID documentId) {

    /** A party that writes with its own token. */
    static Author own(UUID party) {
        return new Author(party, Basis.OWN_TOKEN, null);
    }

    /** The party whose remark it is. */
    static Author of(PartyRemark said) {
        return new Author(said.party(), said.basis(), said.documentId());
    }
}
