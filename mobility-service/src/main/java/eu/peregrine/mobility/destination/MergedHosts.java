package eu.peregrine.mobility.destination;

import eu.peregrine.mobility.organisation.OrganisationMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Makes the destinations and conditions with an organisation that was merged those with the one that stands for it. */
@ApplicationScoped
class MergedHosts {

    private final DestinationRepository repository;
    private final ConditionRepository conditions;

    @Inject
    MergedHosts(DestinationRepository repository, ConditionRepository conditions) {
        this.repository = repository;
        this.conditions = conditions;
    }

    void onMerge(@Observes OrganisationMerged merged) {
        repository.follow(merged);
        conditions.follow(merged);
    }
}
