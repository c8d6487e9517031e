package eu.peregrine.scholarships.duty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Remembers which object is to be looked at when: at once after it changed, and when its next date comes. */
@ApplicationScoped
class DutyRepository {

    private static final String AT_ONCE = """
            insert into duty_watch as w (id, kind, look_at) values (?, ?, '-infinity')
            on conflict (id) do update set look_at = '-infinity' where w.look_at is distinct from '-infinity'
            """;
    private static final String AWARDS_OF_STAY_AT_ONCE = """
            insert into duty_watch as w (id, kind, look_at)
            select id, 'award', cast('-infinity' as timestamptz) from award where mobility_id = :id order by id
            on conflict (id) do update set look_at = '-infinity' where w.look_at is distinct from '-infinity'
            """;

    private final EntityManager database;

    DutyRepository(EntityManager database) {
        this.database = database;
    }

    /** On the transaction's own connection, past the persistence context, which would flush for a query. */
    void lookAtOnce(String kind, UUID id) {
        database.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(AT_ONCE)) {
                insert.setObject(1, id);
                insert.setString(2, kind);
                insert.executeUpdate();
            }
        });
    }

    /** All awards for a stay. */
    void lookAtOnceAtAwardsOf(UUID mobility) {
        database.createNativeQuery(AWARDS_OF_STAY_AT_ONCE)
                .setParameter("id", mobility)
                .executeUpdate();
    }

    /** What is to be looked at by now, longest ago first. */
    @SuppressWarnings("unchecked")
    List<UUID> due(Instant now, int limit) {
        return database.createNativeQuery(
                        "select id from duty_watch where look_at <= :now order by look_at, id limit :limit", UUID.class)
                .setParameter("now", time(now))
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Takes objects in hand until the transaction ends, but for those that somebody is changing; answers their kinds. */
    @SuppressWarnings("unchecked")
    Map<UUID, String> take(List<UUID> ids, Instant now) {
        List<Object[]> rows = database.createNativeQuery("""
                        select id, kind from duty_watch where id in (:ids) and look_at <= :now order by id
                        for update skip locked
                        """, Object[].class)
                .setParameter("ids", ids)
                .setParameter("now", time(now))
                .getResultList();
        Map<UUID, String> kinds = new HashMap<>();
        rows.forEach(row -> kinds.put((UUID) row[0], (String) row[1]));
        return kinds;
    }

    /** The entities with these ids. */
    <E> List<E> ofIds(Class<E> entity, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.createQuery("from " + entity.getSimpleName() + " e where e.id in :ids order by e.id", entity)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Says when objects are to be looked at next; null if no date of theirs comes. */
    void next(Map<UUID, Instant> lookAt) {
        database.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update duty_watch set look_at = ? where id = ?")) {
                for (Map.Entry<UUID, Instant> next : lookAt.entrySet()) {
                    update.setObject(1, next.getValue() == null ? null : time(next.getValue()));
                    update.setObject(2, next.getKey());
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
