package eu.peregrine.mobility.placement;

import java.time.Instant;
import java.util.UUID;

/** An application as its events carry it: without what people wrote. */
record PublicPlacementApplication(
        UUID id,
        UUID placementId,
        UUID studentId,
        PlacementApplicationState state,
        UUID mobilityId,
        Instant submittedAt) {

    static PublicPlacementApplication of(PlacementApplication a) {
        return new PublicPlacementApplication(
                a.id(), a.placementId(), a.studentId(), a.state(), a.mobilityId(), a.submittedAt());
    }
}
