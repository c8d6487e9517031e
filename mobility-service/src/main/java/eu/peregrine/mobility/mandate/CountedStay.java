package eu.peregrine.mobility.mandate;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A stay whose days count.
 *
 * @param mobilityId the mobility; absent of a stay from before this system
 * @param priorStayId the record of a stay from before this system
 * @param reference what people call it; of a prior stay its host
 * @param kind its kind
 * @param state its life-cycle state
 * @param standing how certain it is
 * @param start its first day
 * @param end its last day
 * @param days how many of its calendar days count
 */
public record CountedStay(
        UUID mobilityId,
        UUID priorStayId,
        String reference,
        String kind,
        String state,
        Standing standing,
        LocalDate start,
        LocalDate end,
        long days) {}
