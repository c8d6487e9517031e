package eu.peregrine.partners.mobility;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;

/**
 * What this service reads of a mobility's event; it ignores the rest.
 *
 * @param id of the mobility
 * @param agreementId the agreement it happens under, if any
 * @param state where it stands
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record MobilitySnapshot(UUID id, UUID agreementId, String state) {}
