package eu.peregrine.kit.task;

import eu.peregrine.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * What must be done, opened and closed by changes of state and by dates, never by hand. Each call belongs to the
 * transaction of the change that causes it, and so do the events {@code task.opened} and {@code task.closed}, from which
 * the one task list of all services is made.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Tasks {

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtext('peregrine.task'), hashtext(k.key))
              FROM (SELECT key FROM unnest(?) WITH ORDINALITY AS given (key, place) ORDER BY place) AS k
            """;

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
        change(new TreeMap<>(Map.of(draft.key(), Optional.of(draft))));
    }

    /**
     * Says that something needs doing no more. Closing what is closed or unknown is nothing.
     *
     * @throws jakarta.transaction.TransactionalException outside of a transaction
     */
    public void close(String key) {
        change(new TreeMap<>(Map.of(key, Optional.empty())));
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
        keep(List.of(aboutId), kinds, wanted);
    }

    /**
     * The same for many objects, with as many statements as for one.
     *
     * @param aboutIds the objects
     * @param kinds the kinds of task that the caller looks after; those of others stay as they are
     * @param wanted what must be done now, each about one of the objects and of one of those kinds
     * @throws jakarta.transaction.TransactionalException outside of a transaction
     */
    public void keep(Collection<UUID> aboutIds, Set<String> kinds, Collection<TaskDraft> wanted) {
        SortedMap<String, Optional<TaskDraft>> changes = new TreeMap<>();
        openAbout(aboutIds, kinds).forEach(key -> changes.put(key, Optional.empty()));
        wanted.forEach(draft -> changes.put(draft.key(), Optional.of(draft)));
        change(changes);
    }

    /** Opens and closes, each task by its key: what is asked for, or nothing. */
    private void change(SortedMap<String, Optional<TaskDraft>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        lock(changes.keySet());
        Map<String, Task> known = withKeys(changes.keySet());
        outbox.together(() -> changes.forEach((key, draft) -> change(known.get(key), draft.orElse(null))));
    }

    private void change(Task known, TaskDraft draft) {
        Task task = known;
        if (task == null && draft == null) {
            return;
        }
        if (task == null) {
            task = new Task(draft, clock.instant());
            entities.persist(task);
        } else if (draft == null) {
            task.close(clock.instant());
        } else {
            task.ask(draft, clock.instant());
        }
        publish(task);
    }

    private List<String> openAbout(Collection<UUID> aboutIds, Set<String> kinds) {
        return entities.createQuery(
                        "select t.key from Task t where t.aboutId in :about and t.state = OPEN and t.kind in :kinds",
                        String.class)
                .setParameter("about", aboutIds)
                .setParameter("kinds", kinds)
                .getResultList();
    }

    /**
     * Lets nobody else open or close the tasks of these keys until the transaction ends; one after the other in their
     * order, so that two that meet cannot wait for each other.
     */
    private void lock(Collection<String> keys) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setArray(1, connection.createArrayOf("text", keys.toArray()));
                lock.execute();
            }
        });
    }

    private Map<String, Task> withKeys(Collection<String> keys) {
        return entities.createQuery("select t from Task t where t.key in :keys", Task.class)
                .setParameter("keys", keys)
                .getResultStream()
                .collect(Collectors.toMap(Task::key, Function.identity()));
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
