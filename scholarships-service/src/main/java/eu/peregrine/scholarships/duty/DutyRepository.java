package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.duty.DutyWatch;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Notes which objects have changed, or hang on a stay that has, and reads what is to be looked at. */
@Singleton
class DutyRepository extends DutyWatch {

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
        super(database, "duty_watch", "kind");
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

    /** The entities with these ids. */
    <E> List<E> ofIds(Class<E> entity, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.createQuery("from " + entity.getSimpleName() + " e where e.id in :ids order by e.id", entity)
                        .setParameter("ids", ids)
                        .getResultList();
    }
}
