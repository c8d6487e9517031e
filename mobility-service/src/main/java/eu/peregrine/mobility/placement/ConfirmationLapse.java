package eu.peregrine.mobility.placement;

import eu.peregrine.kit.deadline.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Frees places that students were accepted for and did not confirm in time. */
@ApplicationScoped
class ConfirmationLapse implements DueWork {
    private final PlacementApplications applications;
    private final Clock clock;

    @Inject
    ConfirmationLapse(PlacementApplications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "placement-confirmation-lapse";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return applications.unconfirmed(LocalDate.ofInstant(now, clock.getZone()), limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        applications.lapse(id);
    }
}
