package eu.peregrine.partners.agreement;

import java.util.UUID;

/**
 * Where a new agreement comes from.
 *
 * @param draftedBy the party that drafts it; null for the office
 * @param renews the agreement that it follows on; null of most
 */
record Origin(UUID draftedBy, UUID renews) {

    /** Of an agreement that the office drafts anew. */
    static final Origin OFFICE = new Origin(null, null);
}
