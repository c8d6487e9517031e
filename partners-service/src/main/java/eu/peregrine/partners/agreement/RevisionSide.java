package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import java.util.UUID;

/**
 * What the content hash of a revision took of one party, beside the conditions.
 *
 * @param organisationId the party
 * @param heiId EWP's identifier of it at the time
 * @param copyId id of its copy at the time; absent while not mapped
 */
public record RevisionSide(UUID organisationId, String heiId, String copyId) {

    /** The same with an id of the copy, minted where there is none. */
    RevisionSide mapped() {
        return copyId == null ? withCopyId(Ids.next().toString()) : this;
    }

    /** The same of the survivor; the identifier stays the one that the hash took. */
    RevisionSide following(OrganisationsMerged merged) {
        return new RevisionSide(merged.survivorOf(organisationId), heiId, copyId);
    }

    RevisionSide withCopyId(String newCopyId) {
        return new RevisionSide(organisationId, heiId, newCopyId);
    }
}
