package eu.peregrine.partners.webhook;

import eu.peregrine.kit.inbox.Event;
import eu.peregrine.partners.webhook.ReplayView.ReplayState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The replays that were asked for, one of each subscription at most, and who is working on which. */
@ApplicationScoped
class ReplayLog {

    /** A replay that makes no progress for so long is begun again by another process. */
    private static final String PATIENCE = "interval '60 seconds'";

    private final EntityManager entities;
    private final DeliveryLog deliveries;

    @Inject
    ReplayLog(EntityManager entities, DeliveryLog deliveries) {
        this.entities = entities;
        this.deliveries = deliveries;
    }

    /**
     * A replay to be worked on.
     *
     * @param claim proves who works on it
     */
    record Job(UUID subscription, Instant from, UUID claim) {}

    /**
     * Asks for a replay.
     *
     * @return false when one is running
     */
    @Transactional
    boolean request(UUID subscription, Instant from) {
        return entities.createNativeQuery("""
                                INSERT INTO subscription_replay AS r (subscription_id, from_time, state, found, requested_at)
                                VALUES (:id, :from, 'RUNNING', 0, clock_timestamp())
                                ON CONFLICT (subscription_id) DO UPDATE
                                SET from_time = excluded.from_time, state = 'RUNNING', found = 0,
                                    requested_at = excluded.requested_at, ended_at = NULL, claim = NULL,
                                    claimed_until = NULL
                                WHERE r.state <> 'RUNNING'""")
                        .setParameter("id", subscription)
                        .setParameter("from", from)
                        .executeUpdate()
                == 1;
    }

    /** The last replay of a subscription, if there was one. */
    @Transactional
    Optional<ReplayView> last(UUID subscription) {
        return Optional.ofNullable(entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT from_time, state, found, requested_at, ended_at FROM subscription_replay"
                            + " WHERE subscription_id = ?")) {
                select.setObject(1, subscription);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? view(row) : null;
                }
            }
        }));
    }

    private static ReplayView view(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new ReplayView(
                row.getTimestamp("from_time").toInstant(),
                ReplayState.valueOf(row.getString("state")),
                row.getLong("found"),
                row.getTimestamp("requested_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    /** Takes one that nobody works on, to do it from its beginning. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Job> claim() {
        UUID claim = UUID.randomUUID();
        return Optional.ofNullable(entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    UPDATE subscription_replay SET claim = ?, found = 0, claimed_until = clock_timestamp() + %s
                    WHERE subscription_id = (
                        SELECT subscription_id FROM subscription_replay
                        WHERE state = 'RUNNING' AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
                        ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                    RETURNING subscription_id, from_time""".formatted(PATIENCE))) {
                update.setObject(1, claim);
                try (ResultSet row = update.executeQuery()) {
                    return row.next()
                            ? new Job(
                                    row.getObject(1, UUID.class),
                                    row.getTimestamp(2).toInstant(),
                                    claim)
                            : null;
                }
            }
        }));
    }

    /**
     * Puts some events into the log again.
     *
     * @return false when the job is not this process's any more
     */
    @Transactional(TxType.REQUIRES_NEW)
    boolean advance(Job job, List<Event> events) {
        int found = events.isEmpty() ? 0 : deliveries.enqueueAgain(job.subscription(), events);
        return entities.createNativeQuery("UPDATE subscription_replay SET found = found + :found,"
                                + " claimed_until = clock_timestamp() + " + PATIENCE
                                + " WHERE subscription_id = :id AND claim = :claim")
                        .setParameter("found", found)
                        .setParameter("id", job.subscription())
                        .setParameter("claim", job.claim())
                        .executeUpdate()
                == 1;
    }

    /** Says that all was found. */
    @Transactional(TxType.REQUIRES_NEW)
    void end(Job job) {
        entities.createNativeQuery("UPDATE subscription_replay SET state = 'DONE', ended_at = clock_timestamp(),"
                        + " claim = NULL, claimed_until = NULL WHERE subscription_id = :id AND claim = :claim")
                .setParameter("id", job.subscription())
                .setParameter("claim", job.claim())
                .executeUpdate();
    }
}
