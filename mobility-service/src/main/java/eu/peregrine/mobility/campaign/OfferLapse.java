package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.deadline.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Offers that nobody answers in time go to others. */
@ApplicationScoped
class OfferLapse implements DueWork {
    private final CandidacyRepository candidacies;
    private final Offers offers;

    @Inject
    OfferLapse(CandidacyRepository candidacies, Offers offers) {
        this.candidacies = candidacies;
        this.offers = offers;
    }

    @Override
    public String name() {
        return "offer-lapse";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return candidacies.unanswered(now, limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        offers.lapse(id, now);
    }
}
