package eu.peregrine.partners.agreement;

import java.util.UUID;

/**
 * What the content hash of a revision took of one party, beside the conditions.
 *
 * @param organisationId the party
 * @param heiId EWP's identifier of it at the time
 * @param copyId id of its copy at the time; absent while not mapped
 */
public record RevisionSide(UUID organisationId, String heiId, String copyId) {}
