package eu.peregrine.mobility.placement;

import eu.peregrine.kit.outbox.Published;
import eu.peregrine.mobility.organisation.OrganisationMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/** What happens elsewhere and moves placements: a stay that is cancelled, a host that is merged. */
@ApplicationScoped
class PlacementWatch {
    private final PlacementApplications applications;
    private final PlacementApplicationRepository waiting;
    private final PlacementRepository placements;
    private final PlacementNews news;
    private final Clock clock;

    @Inject
    PlacementWatch(
            PlacementApplications applications,
            PlacementApplicationRepository waiting,
            PlacementRepository placements,
            PlacementNews news,
            Clock clock) {
        this.applications = applications;
        this.waiting = waiting;
        this.placements = placements;
        this.news = news;
        this.clock = clock;
    }

    void onChange(@Observes Published published) {
        if (published.types().contains("mobility.cancelled")) {
            applications.cancelled(published.id());
        }
    }

    /** The tasks of those who wait for an answer follow with the offer. */
    void onMerge(@Observes OrganisationMerged merged) {
        placements.ofHost(merged.duplicate()).forEach(placement -> {
            placement.host(merged.survivor(), clock.instant());
            news.publish(placement);
            waiting.open(placement.id()).forEach(application -> news.publish(application, placement));
        });
    }
}
