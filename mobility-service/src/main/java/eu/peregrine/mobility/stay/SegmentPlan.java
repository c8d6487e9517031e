package eu.peregrine.mobility.stay;

import eu.peregrine.kit.web.Period;
import java.util.UUID;

/**
 * A part of a stay as it is planned.
 *
 * @param hostCountry ISO 3166-1 alpha-2
 * @param place town or site, where it is not the host's own; may be null
 */
public record SegmentPlan(UUID hostId, String hostCountry, String place, MobilityKind kind, Period planned) {}
