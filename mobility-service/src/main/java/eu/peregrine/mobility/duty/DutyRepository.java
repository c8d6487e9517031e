package eu.peregrine.mobility.duty;

import eu.peregrine.kit.duty.DutyWatch;
import eu.peregrine.mobility.stay.Mobility;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Notes which stays have changed, or hang on what has, and reads those that are to be looked at. */
@Singleton
class DutyRepository extends DutyWatch {

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
        super(entityManager, "duty_watch", "'mobility'");
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

    /** The stays with their segments. */
    List<Mobility> withIds(Collection<UUID> ids) {
        return entityManager
                .createQuery(
                        "select m from Mobility m join fetch m.segments s where m.id in :ids order by m.id, s.position",
                        Mobility.class)
                .setParameter("ids", ids)
                .getResultList();
    }
}
