package eu.peregrine.scholarships.award;

import eu.peregrine.kit.deadline.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Lets offers lapse that nobody answered in time; whoever waits is offered the money. */
@ApplicationScoped
class OfferLapse implements DueWork {

    private final Awards awards;
    private final Clock clock;

    OfferLapse(Awards awards, Clock clock) {
        this.awards = awards;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "award-offer-lapse";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return awards.unanswered(LocalDate.ofInstant(now, clock.getZone()), limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        awards.lapse(id);
    }
}
