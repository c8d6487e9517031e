package eu.peregrine.mobility.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;

/** Answers what the network's agreements say, as far as their events have arrived. */
@ApplicationScoped
@Transactional
public class Network {
    private static final String ERASMUS = "erasmus-iia";

    private final PartnershipRepository repository;

    @Inject
    Network(PartnershipRepository repository) {
        this.repository = repository;
    }

    /**
     * Whether every learning agreement under an agreement has three signatures, as the Erasmus+ programme asks; so it is
     * assumed while the agreement's events have not arrived.
     *
     * @param agreement may be null, for a stay under none
     */
    public boolean asksForThreeSignatures(UUID agreement) {
        return agreement != null
                && repository.kind(agreement).map(ERASMUS::equals).orElse(true);
    }

    /** Whether an agreement of any kind, concluded before, binds both organisations on the day. */
    public boolean binds(UUID one, UUID other, LocalDate day) {
        return repository.binds(one, other, day);
    }
}
