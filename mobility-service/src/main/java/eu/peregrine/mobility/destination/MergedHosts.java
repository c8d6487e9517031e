package eu.peregrine.mobility.destination;

import eu.peregrine.mobility.organisation.OrganisationMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Makes the destinations at an organisation that was merged destinations at the one that stands for it. */
@ApplicationScoped
class MergedHosts {

    private final DestinationRepository repository;

    @Inject
    MergedHosts(DestinationRepository repository) {
        this.repository = repository;
    }

    void onMerge(@Observes OrganisationMerged merged) {
        repository.follow(merged);
    }
}
