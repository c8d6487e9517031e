package eu.peregrine.kit.task;

import eu.peregrine.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What must be done, opened and closed by changes of state and by dates, never by hand. Each call belongs to the
 * transaction of the change that causes it, and so do the events {@code task.opened} and {@code task.closed}, from which
 * the one task list of all services is made.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Tasks {

    private final EntityManager entities;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    Tasks(EntityManager entities, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Asks for something to be done. What is open already stays as it is, but for what is said otherwise now.
     *
     * @throws jakarta.transaction.TransactionalException outside of a transaction
     */
    public void open(TaskDraft draft) {
        Task task = locked(draft.key()).orElse(null);
        if (task == null) {
            task = new Task(draft, clock.instant());
            entities.persist(task);
        } else {
            task.ask(draft, clock.instant());
        }
        publish(task);
    }

    /**
     * Says that something needs doing no more. Closing what is closed or unknown is nothing.
     *
     * @throws jakarta.transaction.TransactionalException outside of a transaction
     */
    public void close(String key) {
        locked(key).ifPresent(task -> {
            task.close(clock.instant());
            publish(task);
        });
    }

    /**
     * Makes the open tasks about an object those that are wanted: opens what is missing, closes what is not wanted any
     * more, and leaves the rest alone.
     *
     * @param aboutId the object
     * @param kinds the kinds of task that the caller looks after; those of others stay as they are
     * @param wanted what must be done now, each about that object and of one of those kinds
     * @throws jakarta.transaction.TransactionalException outside of a transaction
     */
    public void keep(UUID aboutId, Set<String> kinds, Collection<TaskDraft> wanted) {
        // In the order of the keys, so that two that meet cannot wait for each other.
        TreeMap<String, Runnable> changes = new TreeMap<>();
        openAbout(aboutId, kinds).forEach(task -> changes.put(task.key(), () -> close(task.key())));
        wanted.forEach(draft -> changes.put(draft.key(), () -> open(draft)));
        changes.values().forEach(Runnable::run);
    }

    private List<Task> openAbout(UUID aboutId, Set<String> kinds) {
        return entities.createQuery(
                        "select t from Task t where t.aboutId = :about and t.state = OPEN and t.kind in :kinds",
                        Task.class)
                .setParameter("about", aboutId)
                .setParameter("kinds", kinds)
                .getResultList();
    }

    /** The task of this key, which nobody else opens or closes until the transaction ends. */
    private Optional<Task> locked(String key) {
        entities.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('peregrine.task'), hashtext(:key)) as text)",
                        String.class)
                .setParameter("key", key)
                .getSingleResult();
        return entities.createQuery("select t from Task t where t.key = :key", Task.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    private void publish(Task task) {
        outbox.publish(task, task.publicState(), task.visibleTo());
    }

    /** Recalls a task whose reminder or deadline has come. */
    void look(UUID id, Instant now) {
        Task task = entities.find(Task.class, id);
        if (task != null) {
            task.look(now);
            publish(task);
        }
    }

    /** Tasks whose reminder or deadline has come, longest ago first. */
    List<UUID> toLookAt(Instant now, int limit) {
        return entities.createQuery(
                        "select t.id from Task t where t.lookAt <= :now order by t.lookAt, t.id", UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }
}
