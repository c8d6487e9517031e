package eu.peregrine.scholarships.funder;

import eu.peregrine.kit.web.LocalizedText;
import java.util.UUID;

/**
 * What this service reads of an organisation event's payload.
 *
 * @param id the organisation
 * @param kind what it is, text because new kinds may come
 * @param name its name
 * @param country ISO 3166-1 alpha-2
 * @param state its life-cycle state
 * @param mergedInto of one that was found to be a duplicate: the organisation that stands for it
 */
record OrganisationState(UUID id, String kind, LocalizedText name, String country, String state, UUID mergedInto) {}
