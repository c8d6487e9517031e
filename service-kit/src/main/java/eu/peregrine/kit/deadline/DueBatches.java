package eu.peregrine.kit.deadline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * The transactions in which due work is done. Each takes a lock that ends with it, so two replicas never do the same
 * work at the same time, whatever pools connections between them and the database.
 */
@ApplicationScoped
class DueBatches {

    private final EntityManager entities;

    @Inject
    DueBatches(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Does what is due, all in one transaction.
     *
     * @param except items to leave alone
     * @return how many were done; 0 while another replica is at it
     */
    @ActivateRequestContext
    int settle(DueWork work, Instant now, int limit, Collection<UUID> except) {
        return alone(work, 0, () -> {
            List<UUID> due = due(work, now, limit, except);
            work.settle(due, now);
            return due.size();
        });
    }

    /** What is due, to be done one by one; nothing while another replica is at it. */
    @ActivateRequestContext
    List<UUID> find(DueWork work, Instant now, int limit, Collection<UUID> except) {
        return alone(work, List.<UUID>of(), () -> due(work, now, limit, except));
    }

    /** Does one item in a transaction of its own; answers false while another replica is at it. */
    @ActivateRequestContext
    boolean settleOne(DueWork work, Instant now, UUID id) {
        return alone(work, false, () -> {
            work.settle(id, now);
            return true;
        });
    }

    // What is left alone is due as well, so that many more are asked for.
    private static List<UUID> due(DueWork work, Instant now, int limit, Collection<UUID> except) {
        return work.due(now, limit + except.size()).stream()
                .filter(id -> !except.contains(id))
                .limit(limit)
                .toList();
    }

    private <T> T alone(DueWork work, T otherwise, Callable<T> task) {
        return QuarkusTransaction.requiringNew().call(() -> lock(work) ? task.call() : otherwise);
    }

    private boolean lock(DueWork work) {
        return (Boolean) entities.createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtext('peregrine.deadline'), hashtext(:name))",
                        Boolean.class)
                .setParameter("name", work.name())
                .getSingleResult();
    }
}
