package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.LocalizedText;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A stay, or the part of one, that does not count.
 *
 * @param mobilityId the mobility; absent of a stay from before this system
 * @param priorStayId the record of a stay from before this system
 * @param reference what people call it; of a prior stay its host
 * @param kind its kind
 * @param state its life-cycle state
 * @param start the stay's first day
 * @param end the stay's last day
 * @param days how many of its calendar days do not count for this reason
 * @param code the reason: {@code state, kind, in-group, never-begun, interrupted, overlap, too-late, not-cumulative, too-many-segments}
 * @param reason the same in words
 */
public record UncountedStay(
        UUID mobilityId,
        UUID priorStayId,
        String reference,
        String kind,
        String state,
        LocalDate start,
        LocalDate end,
        long days,
        String code,
        LocalizedText reason) {}
