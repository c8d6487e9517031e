package eu.peregrine.scholarships.application;

import eu.peregrine.kit.deadline.DueWork;
import eu.peregrine.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Ends the waiting lists whose last day is over. */
@ApplicationScoped
class WaitingLapse implements DueWork {

    private final ApplicationRepository applications;
    private final Outbox outbox;
    private final Clock clock;

    WaitingLapse(ApplicationRepository applications, Outbox outbox, Clock clock) {
        this.applications = applications;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "waiting-list-lapse";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return applications.waitingInVain(LocalDate.ofInstant(now, clock.getZone()), limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        Application application = applications.findById(id);
        if (application.state() == ApplicationState.WAITLISTED) {
            application.lapse();
            Applications.tell(outbox, application);
        }
    }
}
