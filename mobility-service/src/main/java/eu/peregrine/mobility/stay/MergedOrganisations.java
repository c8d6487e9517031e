package eu.peregrine.mobility.stay;

import eu.peregrine.kit.invitation.Invitations;
import eu.peregrine.mobility.organisation.OrganisationMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/** Makes the stays at and from an organisation that was merged stays at and from the one that stands for it. */
@ApplicationScoped
class MergedOrganisations {

    private final MobilityRepository repository;
    private final MobilityNews news;
    private final MobilityDisputeRepository disputes;
    private final Invitations invitations;
    private final Clock clock;

    @Inject
    MergedOrganisations(
            MobilityRepository repository,
            MobilityNews news,
            MobilityDisputeRepository disputes,
            Invitations invitations,
            Clock clock) {
        this.repository = repository;
        this.news = news;
        this.disputes = disputes;
        this.invitations = invitations;
        this.clock = clock;
    }

    void onMerge(@Observes OrganisationMerged merged) {
        repository.naming(merged.duplicate()).forEach(mobility -> {
            mobility.follow(merged, Mobility.bySystem(clock.instant()));
            news.publish(mobility);
        });
        disputes.follow(merged.duplicate(), merged.survivor());
        invitations.handOver(MobilityInvitations.KIND, merged.duplicate(), merged.survivor());
    }
}
