package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import java.util.UUID;

/**
 * The act of approving.
 *
 * @param party who approves
 * @param revision the revision it has read
 * @param hash the content hash it has read
 * @param basis on what the act rests
 * @param documentId the paper, of a recorded approval
 * @param splitOffHash of an amendment that splits an agreement off: the hash of that one
 */
record Approving(UUID party, int revision, String hash, Basis basis, UUID documentId, String splitOffHash) {

    /** An approval of one agreement alone. */
    Approving(UUID party, int revision, String hash, Basis basis, UUID documentId) {
        this(party, revision, hash, basis, documentId, null);
    }
}
