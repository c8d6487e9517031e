package eu.peregrine.mobility.organisation;

import java.util.UUID;

/**
 * An event of an organisation has told something new, such as that it was suspended; told in the transaction that follows it.
 *
 * @param id the organisation
 */
public record OrganisationTold(UUID id) {}
