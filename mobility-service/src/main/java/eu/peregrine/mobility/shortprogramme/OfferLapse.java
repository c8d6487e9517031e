package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.deadline.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Lets offers of a place lapse that nobody answered in time. */
@ApplicationScoped
class OfferLapse implements DueWork {
    private final SessionApplications applications;
    private final Clock clock;

    @Inject
    OfferLapse(SessionApplications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "session-offer-lapse";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return applications.unanswered(LocalDate.ofInstant(now, clock.getZone()), limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        applications.lapse(id);
    }
}
