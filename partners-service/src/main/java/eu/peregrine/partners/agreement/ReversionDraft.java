package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What is said as a proposed amendment or termination is taken back or refused; all of it may be absent.
 *
 * @param comment why, for the other parties to read
 * @param organisationId the party that does it, as with an approval
 * @param documentId the paper that a recorded one is on, as with an approval
 */
public record ReversionDraft(@Size(min = 1, max = 2000) String comment, UUID organisationId, UUID documentId) {

    /** Nothing is said. */
    static final ReversionDraft SILENT = new ReversionDraft(null, null, null);
}
