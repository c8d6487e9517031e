package eu.peregrine.mobility.stay;

import eu.peregrine.kit.web.Period;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A part of a stay as it is written.
 *
 * @param hostId an organisation
 * @param place town or site, where it is not the host's own
 * @param kind what is done there; absent means the mobility's kind
 * @param planned first and last day
 */
public record SegmentDraft(
        @NotNull UUID hostId,
        @Size(max = 200) String place,
        MobilityKind kind,
        @NotNull @Valid Period planned) {}
