package eu.peregrine.partners.balance;

import eu.peregrine.kit.deadline.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Looks at every balance again once other academic years count, on 1 September: nobody need have moved for a threshold to be crossed. */
@ApplicationScoped
class BalanceRollOver implements DueWork {

    private final BalanceRepository repository;
    private final BalanceWatch watch;

    @Inject
    BalanceRollOver(BalanceRepository repository, BalanceWatch watch) {
        this.repository = repository;
        this.watch = watch;
    }

    @Override
    public String name() {
        return "balance-roll-over";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return repository.lookedAtOtherThan(watch.window(), limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        watch.lookAt(id);
    }
}
