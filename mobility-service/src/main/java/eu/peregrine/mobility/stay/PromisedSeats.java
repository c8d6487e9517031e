package eu.peregrine.mobility.stay;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.seat.SeatLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How many seats are promised where a mobility holds one. */
@ApplicationScoped
class PromisedSeats {

    private final DestinationDirectory destinations;

    @Inject
    PromisedSeats(DestinationDirectory destinations) {
        this.destinations = destinations;
    }

    /**
     * The limits as they stand now.
     *
     * @param mobility that holds a seat
     * @throws eu.peregrine.kit.problem.ProblemException 409 where destination and condition do not exist any more
     */
    SeatLimits of(Mobility mobility) {
        return (mobility.destinationId() == null
                        ? destinations
                                .condition(mobility.conditionId())
                                .map(c -> new SeatLimits(c.people(), c.months()))
                        : destinations
                                .find(mobility.destinationId())
                                .map(d -> new SeatLimits(d.seatsPromised(), d.monthsPromised())))
                .orElseThrow(() -> Problems.conflict("destination-gone", "The destination does not exist any more."));
    }
}
