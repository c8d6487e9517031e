package eu.peregrine.kit.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Due work as a service would write it, some of which cannot be done until it is mended. */
@ApplicationScoped
public class Chores implements DueWork {

    private final EntityManager entities;
    private final Set<UUID> broken = ConcurrentHashMap.newKeySet();

    @Inject
    Chores(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "chores";
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<UUID> due(Instant now, int limit) {
        return entities.createNativeQuery(
                        "select id from chore where times = 0 and due_at <= :now order by due_at, id", UUID.class)
                .setParameter("now", time(now))
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public void settle(UUID id, Instant now) {
        int changed = entities.createNativeQuery(
                        "update chore set times = times + 1 where id = :id and times = 0 and due_at <= :now")
                .setParameter("id", id)
                .setParameter("now", time(now))
                .executeUpdate();
        if (changed == 1 && broken.contains(id)) {
            throw new IllegalStateException("This one cannot be done");
        }
    }

    @Transactional
    void add(UUID id, Instant dueAt) {
        entities.createNativeQuery("insert into chore (id, due_at, times) values (:id, :due, 0)")
                .setParameter("id", id)
                .setParameter("due", time(dueAt))
                .executeUpdate();
    }

    @Transactional
    int times(UUID id) {
        return (Integer) entities.createNativeQuery("select times from chore where id = :id", Integer.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** How often each of them was done. */
    @Transactional
    @SuppressWarnings("unchecked")
    List<Integer> times(Collection<UUID> ids) {
        return entities.createNativeQuery("select times from chore where id in :ids", Integer.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    void breakDown(UUID id) {
        broken.add(id);
    }

    void mend(UUID id) {
        broken.remove(id);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
