package eu.peregrine.mobility.organisation;

import java.util.UUID;

/**
 * Told inside the transaction that takes the news that an organisation was merged into another, so that whatever points to the
 * one points to the other.
 *
 * @param duplicate the organisation that was merged
 * @param survivor the one that stands for it in the end
 */
public record OrganisationMerged(UUID duplicate, UUID survivor) {

    /** The survivor in the place of the duplicate; any other organisation as it is. */
    public UUID survivorOf(UUID id) {
        return duplicate.equals(id) ? survivor : id;
    }
}
