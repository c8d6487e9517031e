package eu.peregrine.partners.campus;

import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationRepository;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Makes the survivor of a merger the host of the duplicate's campuses, and the partner of its programmes. */
@ApplicationScoped
class MergedHosts {

    private final Campuses campuses;
    private final CampusRepository repository;
    private final OrganisationRepository organisations;

    @Inject
    MergedHosts(Campuses campuses, CampusRepository repository, OrganisationRepository organisations) {
        this.campuses = campuses;
        this.repository = repository;
        this.organisations = organisations;
    }

    void onMerge(@Observes OrganisationsMerged merged) {
        Organisation survivor = organisations.byId(merged.survivor()).orElseThrow();
        repository.naming(merged.duplicate()).forEach(campus -> {
            campus.follow(merged, survivor, campuses.now());
            campuses.publish(campus);
        });
    }
}
