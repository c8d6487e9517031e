package eu.peregrine.partners.agreement;

import java.util.UUID;

/**
 * For whom one acts.
 *
 * @param organisationId the party one acts for: the caller's own for a partner, the home school for an officer when absent.
 *     An officer who names another party records its act from paper, which takes X-Reason and a document
 * @param documentId the paper, among the documents of the agreement
 */
public record PartyDraft(UUID organisationId, UUID documentId) {}
