package eu.peregrine.partners.organisation;

import java.util.UUID;

/**
 * Told inside the transaction that merges two organisations, so that whatever points to the duplicate points to the survivor
 * when it commits. Whoever cannot follow refuses by exception, and nothing is merged.
 *
 * @param duplicate the organisation that is merged
 * @param survivor the one that stands for it from now on
 */
public record OrganisationsMerged(UUID duplicate, UUID survivor) {

    /**
     * @param id of any organisation, or null
     * @return the survivor's in the place of the duplicate's; any other as it is
     */
    public UUID survivorOf(UUID id) {
        return duplicate.equals(id) ? survivor : id;
    }
}
