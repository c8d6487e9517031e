package eu.peregrine.partners.agreement;

import java.util.UUID;

/**
 * Where a new agreement comes from.
 *
 * @param draftedBy the party that drafts it; null for the office
 * @param renews the agreement that it follows on; null of most
 * @param splitFrom the agreement that it was split off from; null of most
 * @param replacedBy the agreement in which it goes on since they were merged; null of most
 */
record Origin(UUID draftedBy, UUID renews, UUID splitFrom, UUID replacedBy) {

    /** Of an agreement that the office drafts anew. */
    static final Origin OFFICE = new Origin(null, null, null, null);

    Origin(UUID draftedBy, UUID renews) {
        this(draftedBy, renews, null, null);
    }
}
