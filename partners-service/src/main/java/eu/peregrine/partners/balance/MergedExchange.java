package eu.peregrine.partners.balance;

import eu.peregrine.partners.mobility.Mobilities;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Counts the exchange with an organisation that was merged as exchange with the survivor. */
@ApplicationScoped
class MergedExchange {

    private final Mobilities mobilities;

    @Inject
    MergedExchange(Mobilities mobilities) {
        this.mobilities = mobilities;
    }

    void onMerge(@Observes OrganisationsMerged merged) {
        mobilities.handOver(merged.duplicate(), merged.survivor());
    }
}
