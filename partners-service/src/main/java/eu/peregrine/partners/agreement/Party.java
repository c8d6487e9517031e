package eu.peregrine.partners.agreement;

import java.util.UUID;

/**
 * What an agreement needs to know of an organisation that is to be a party.
 *
 * @param id of the organisation
 * @param heiId EWP's identifier of it: the SCHAC identifier, or its id where it has none
 * @param home whether it is the home school
 * @param available whether new agreements may be proposed to it: neither suspended nor archived
 * @param mergedInto the organisation that stands for it, of one that was merged; else null
 */
record Party(UUID id, String heiId, boolean home, boolean available, UUID mergedInto) {}
