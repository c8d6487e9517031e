package eu.peregrine.mobility.duty;

import eu.peregrine.mobility.stay.Mobility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Remembers which stay is to be looked at when: at once after it changed, and when its next date comes. */
@ApplicationScoped
class DutyRepository {

    private static final String AT_ONCE = """
            insert into duty_watch as w (id, look_at) values (?, '-infinity')
            on conflict (id) do update set look_at = '-infinity' where w.look_at is distinct from '-infinity'
            """;

    /** Of stays that have begun nothing hangs on the partner's state any more. */
    private static final String NOT_BEGUN =
            " and state in ('PLANNED', 'NOMINATED', 'HOST_REJECTED', 'HOST_APPROVED', 'READY')";

    private static final String AT_ONCE_ALL = """
            insert into duty_watch as w (id, look_at)
            select id, cast('-infinity' as timestamptz) from mobility where %s order by id
            on conflict (id) do update set look_at = '-infinity' where w.look_at is distinct from '-infinity'
            """;

    private final EntityManager entityManager;

    @Inject
    DutyRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** On the transaction's own connection, past the persistence context, which would flush for a query. */
    void lookAtOnce(UUID id) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(AT_ONCE)) {
                insert.setObject(1, id);
                insert.executeUpdate();
            }
        });
    }

    /** All stays that have not begun with a partner: at it, or of its guests. */
    void lookAtOnceWithPartner(UUID organisation) {
        lookAtOnce(
                "(direction = 'OUTGOING' and host_id = :id or direction = 'INCOMING' and sending_id = :id)" + NOT_BEGUN,
                organisation);
    }

    /** All stays that have not begun under an agreement. */
    void lookAtOnceUnder(UUID agreement) {
        lookAtOnce("agreement_id = :id" + NOT_BEGUN, agreement);
    }

    private void lookAtOnce(String which, UUID id) {
        entityManager
                .createNativeQuery(AT_ONCE_ALL.formatted(which))
                .setParameter("id", id)
                .executeUpdate();
    }

    /** What is to be looked at by now, longest ago first. */
    @SuppressWarnings("unchecked")
    List<UUID> due(Instant now, int limit) {
        return entityManager
                .createNativeQuery(
                        "select id from duty_watch where look_at <= :now order by look_at, id limit :limit", UUID.class)
                .setParameter("now", time(now))
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Takes stays in hand until the transaction ends, but for those that somebody is changing. */
    @SuppressWarnings("unchecked")
    List<UUID> take(List<UUID> ids, Instant now) {
        return entityManager
                .createNativeQuery(
                        "select id from duty_watch where id in (:ids) and look_at <= :now order by id for update skip locked",
                        UUID.class)
                .setParameter("ids", ids)
                .setParameter("now", time(now))
                .getResultList();
    }

    /** The stays with their segments. */
    List<Mobility> stays(Collection<UUID> ids) {
        return entityManager
                .createQuery(
                        "select m from Mobility m join fetch m.segments s where m.id in :ids order by m.id, s.position",
                        Mobility.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Says when stays are to be looked at next; null if no date of theirs comes. */
    void next(Map<UUID, Instant> lookAt) {
        entityManager.unwrap(Session.class).doWork(connection -> {
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
