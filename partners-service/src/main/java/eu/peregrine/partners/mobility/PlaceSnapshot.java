package eu.peregrine.partners.mobility;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What this service reads of a candidacy's event; it ignores the rest.
 *
 * @param id of the candidacy
 * @param state where it stands
 * @param conditionId the condition whose seat it holds; absent of a campus, and before anything is published
 * @param academicYear in which the seat counts
 * @param seatMonths months of 30 days that it takes of that year
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PlaceSnapshot(UUID id, String state, UUID conditionId, String academicYear, BigDecimal seatMonths) {}
