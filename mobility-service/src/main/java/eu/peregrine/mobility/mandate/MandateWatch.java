package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.deadline.Deadlines;
import eu.peregrine.kit.outbox.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;

/**
 * Knows whom to judge anew: notes whom a change concerns in the transaction of the change, so that nobody is forgotten, and
 * finds those whose day has come.
 */
@ApplicationScoped
class MandateWatch {

    private static final String STUDENT = "student";
    private static final String MOBILITY = "mobility";
    private static final String POLICY = "mobility-policy";
    private static final Set<String> KINDS = Set.of(STUDENT, MOBILITY, POLICY);

    // A guest owes nothing here. An update in any case: it waits for whoever judges the student at this moment, without
    // this change.
    private static final String AGAIN =
            " on conflict (student_id) do update set cause = excluded.cause, about = excluded.about";
    private static final Map<String, String> MARK =
            Map.of(STUDENT, """
            insert into mandate_due (student_id, cause, since)
            select c.id, c.cause, now() from unnest(?, ?) as c (id, cause)
              join student s on s.id = c.id and s.home_id is null order by c.id
            """ + AGAIN, MOBILITY, """
            insert into mandate_due (student_id, cause, about, since)
            select distinct on (m.student_id) m.student_id, c.cause, c.id, now()
              from unnest(?, ?) as c (id, cause)
              join mobility m on m.id = c.id
              join student s on s.id = m.student_id and s.home_id is null
             order by m.student_id, c.id desc
            """ + AGAIN, POLICY, """
            insert into mandate_due (student_id, cause, about, since)
            select distinct on (s.id) s.id, c.cause, c.id, now()
              from unnest(?, ?) as c (id, cause)
              join mobility_policy p on p.id = c.id
              join mobility_policy_programme m on m.policy_id = p.id
              join student s on s.programme_id = m.programme_id and s.status = p.status and s.home_id is null
             order by s.id, c.id desc
            """ + AGAIN);
    private static final String DUE = """
            (select student_id from mandate_due order by since, student_id limit :limit)
            union (select student_id from mandate_standing where judge_again_on <= :today order by judge_again_on limit :limit)
            union (select student_id from mandate_standing where judged_on > :today order by judged_on desc limit :limit)
            limit :limit
            """;
    private static final String TAKE = """
            delete from mandate_due
             where student_id in (select student_id from mandate_due where student_id = any (?) for update skip locked)
            returning student_id, cause, about
            """;

    private final EntityManager entities;
    private final DataSource database;
    private final Deadlines deadlines;
    private final TransactionSynchronizationRegistry transactions;

    @Inject
    MandateWatch(
            EntityManager entities,
            DataSource database,
            Deadlines deadlines,
            TransactionSynchronizationRegistry transactions) {
        this.entities = entities;
        this.database = database;
        this.deadlines = deadlines;
        this.transactions = transactions;
    }

    void changed(@Observes Published change) {
        // A transaction that will be undone, as an import's dry run once a line is refused, takes no synchronization.
        if (KINDS.contains(change.kind()) && !transactions.getRollbackOnly()) {
            List<String> types = change.types();
            noted().computeIfAbsent(change.kind(), kind -> new LinkedHashMap<>())
                    .put(change.id(), types.get(types.size() - 1));
        }
    }

    /** What has changed in the present transaction, written down once at its end: an import changes hundreds. */
    private Map<String, Map<UUID, String>> noted() {
        @SuppressWarnings("unchecked")
        Map<String, Map<UUID, String>> noted =
                (Map<String, Map<UUID, String>>) transactions.getResource(MandateWatch.class);
        if (noted != null) {
            return noted;
        }
        Map<String, Map<UUID, String>> first = new HashMap<>();
        transactions.putResource(MandateWatch.class, first);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                write(first);
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    deadlines.poke();
                }
            }
        });
        return first;
    }

    // Over a connection of its own handle, of the same transaction: the persistence context has given its own back by
    // now.
    private void write(Map<String, Map<UUID, String>> noted) {
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<String, Map<UUID, String>> kind : noted.entrySet()) {
                Map<UUID, String> types = kind.getValue();
                try (PreparedStatement insert = connection.prepareStatement(MARK.get(kind.getKey()))) {
                    insert.setArray(
                            1, connection.createArrayOf("uuid", types.keySet().toArray()));
                    insert.setArray(
                            2, connection.createArrayOf("text", types.values().toArray()));
                    insert.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Nobody can be noted to be judged anew", e);
        }
    }

    /** Who is to be judged by now: after a change, on the day, or after the clock was put back. */
    @SuppressWarnings("unchecked")
    List<UUID> due(LocalDate today, int limit) {
        return entities.createNativeQuery(DUE, UUID.class)
                .setParameter("today", today)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Takes the students off the list; answers why those of them that were on it were. */
    Map<UUID, VerdictChange.Cause> take(List<UUID> students) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            Map<UUID, VerdictChange.Cause> causes = new HashMap<>();
            try (PreparedStatement delete = connection.prepareStatement(TAKE)) {
                delete.setArray(1, connection.createArrayOf("uuid", students.toArray()));
                try (ResultSet rows = delete.executeQuery()) {
                    while (rows.next()) {
                        causes.put(
                                rows.getObject(1, UUID.class),
                                VerdictChange.Cause.of(rows.getString(2), rows.getObject(3, UUID.class)));
                    }
                }
            }
            return causes;
        });
    }
}
