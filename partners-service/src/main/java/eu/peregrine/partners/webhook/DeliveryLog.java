package eu.peregrine.partners.webhook;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.inbox.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The log of deliveries, written. All its times are the database's own clock.
 *
 * <p>Any number of processes send from one log: each claims rows for a while, so none is sent by two at a time, and a row
 * whose process died is claimed again. No transaction is open while a message is under way.
 */
@ApplicationScoped
class DeliveryLog {

    private static final String MATCHING = """
            INSERT INTO delivery (id, subscription_id, owner, event_id, type, kind, subject, sequence, event_time, state,
                                  queued_at, tries, attempts, next_attempt_at)
            SELECT uuidv7(), s.id, s.owner, ?, ?, ?, ?, ?, ?, 'PENDING', clock_timestamp(), 0, 0, clock_timestamp()
            FROM subscription s
            WHERE s.state = 'ACTIVE' AND s.grants && string_to_array(?, ' ')
              AND s.event_types && string_to_array(?, ' ') AND s.id <> ?
            """;

    private static final String ONCE = " ON CONFLICT (subscription_id, event_id) DO NOTHING";

    private static final String AGAIN = """
             AND s.id = ?
            ON CONFLICT (subscription_id, event_id) DO UPDATE
            SET state = 'PENDING', tries = 0, queued_at = clock_timestamp(), next_attempt_at = clock_timestamp()
            """;

    /**
     * In a subject's order: a row that was never tried since it was queued lets no later one of its subject pass.
     * Subscriptions take turns by chance, so that those with much to send do not hold up the others.
     */
    private static final String CLAIM = """
            UPDATE delivery claimed
            SET claim = ?, claimed_until = now() + ? * interval '1 millisecond'
            FROM (
                SELECT due.id, s.url, s.secret,
                       CASE WHEN s.previous_secret_until > now() THEN s.previous_secret END AS previous
                FROM (SELECT * FROM subscription WHERE state = 'ACTIVE' ORDER BY random()) s
                CROSS JOIN LATERAL (
                    SELECT d.id FROM delivery d
                    WHERE d.subscription_id = s.id AND d.next_attempt_at <= now()
                      AND (d.claimed_until IS NULL OR d.claimed_until < now())
                      AND NOT EXISTS (
                          SELECT 1 FROM delivery earlier
                          WHERE earlier.subscription_id = d.subscription_id AND earlier.subject = d.subject
                            AND earlier.next_attempt_at IS NOT NULL AND earlier.tries = 0
                            AND earlier.sequence < d.sequence)
                    ORDER BY d.next_attempt_at, d.sequence
                    LIMIT greatest(0, ? - (SELECT count(*) FROM delivery busy
                                           WHERE busy.subscription_id = s.id AND busy.claimed_until > now()))
                    FOR UPDATE OF d SKIP LOCKED
                ) due
                LIMIT ?
            ) chosen
            WHERE claimed.id = chosen.id
            RETURNING claimed.id, claimed.subscription_id, chosen.url, chosen.secret, chosen.previous, claimed.event_id,
                      claimed.type, claimed.kind, claimed.subject, claimed.sequence, claimed.event_time, claimed.tries
            """;

    private static final String RECORD = """
            UPDATE delivery
            SET claim = NULL, claimed_until = NULL, tries = tries + 1, attempts = attempts + 1,
                state = CASE WHEN :delivered THEN 'DELIVERED' WHEN state = 'PENDING' AND NOT :again THEN 'FAILED'
                        ELSE state END,
                delivered_at = CASE WHEN :delivered THEN clock_timestamp() ELSE delivered_at END,
                next_attempt_at = CASE WHEN state = 'PENDING' AND :again AND NOT :delivered
                                  THEN clock_timestamp() + :pause * interval '1 millisecond' END,
                last_status = cast(:status AS int), last_error = cast(:error AS text)
            WHERE id = :id AND claim = :claim
            RETURNING attempts
            """;

    private static final String DELIVERED = """
            INSERT INTO subscription_health AS h (subscription_id, failures, last_delivered_at)
            VALUES (:subscription, 0, clock_timestamp())
            ON CONFLICT (subscription_id) DO UPDATE
            SET failures = 0, failing_since = NULL, last_delivered_at = excluded.last_delivered_at
            """;

    private static final String FAILED = """
            INSERT INTO subscription_health AS h (subscription_id, failures, failing_since)
            VALUES (:subscription, 1, clock_timestamp())
            ON CONFLICT (subscription_id) DO UPDATE
            SET failures = h.failures + 1, failing_since = coalesce(h.failing_since, excluded.failing_since)
            RETURNING failures >= :most
                      AND failing_since <= clock_timestamp() - :longest * interval '1 millisecond'
            """;

    private final EntityManager entities;

    @Inject
    DeliveryLog(EntityManager entities) {
        this.entities = entities;
    }

    /** Makes a delivery for each subscription that follows the event and may see it; once for an event. */
    @Transactional
    void enqueue(Event event) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(MATCHING + ONCE)) {
                set(insert, event);
                insert.executeUpdate();
            }
        });
    }

    /**
     * Puts events into the log again for one subscription, those that it follows and may see.
     *
     * @return how many
     */
    @Transactional
    int enqueueAgain(UUID subscription, List<Event> events) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(MATCHING + AGAIN)) {
                for (Event event : events) {
                    insert.setObject(set(insert, event), subscription);
                    insert.addBatch();
                }
                int found = 0;
                for (int rows : insert.executeBatch()) {
                    found += Math.max(0, rows);
                }
                return found;
            }
        });
    }

    private static int set(PreparedStatement insert, Event event) throws SQLException {
        int i = 0;
        insert.setObject(++i, event.id());
        insert.setString(++i, event.type());
        insert.setString(++i, event.kind());
        insert.setObject(++i, event.subject());
        insert.setLong(++i, event.sequence());
        insert.setTimestamp(++i, Timestamp.from(event.time()));
        insert.setString(++i, event.visibleTo());
        insert.setString(++i, "* " + event.kind() + " " + event.type());
        insert.setObject(++i, event.subject());
        return i + 1;
    }

    /**
     * Makes a delivery that says nothing.
     *
     * @return its id
     */
    @Transactional
    UUID enqueuePing(UUID subscription, String owner) {
        UUID id = Ids.next();
        entities.createNativeQuery("""
                        INSERT INTO delivery (id, subscription_id, owner, event_id, type, kind, subject, sequence, event_time,
                                              state, queued_at, tries, attempts, next_attempt_at)
                        VALUES (:id, :subscription, :owner, :event, 'ping', 'subscription', :subscription, 0,
                                clock_timestamp(), 'PENDING', clock_timestamp(), 0, 0, clock_timestamp())""")
                .setParameter("id", id)
                .setParameter("subscription", subscription)
                .setParameter("owner", owner)
                .setParameter("event", Ids.next())
                .executeUpdate();
        return id;
    }

    /** Lets a delivery be attempted at once, with all its attempts before it. */
    @Transactional
    void requeue(UUID delivery) {
        entities.createNativeQuery("""
                        UPDATE delivery
                        SET state = 'PENDING', tries = 0, queued_at = clock_timestamp(),
                            next_attempt_at = clock_timestamp()
                        WHERE id = :id""").setParameter("id", delivery).executeUpdate();
    }

    /** Gives up what waits for a subscription that was disabled. */
    @Transactional
    void giveUp(UUID subscription) {
        entities.createNativeQuery("""
                        UPDATE delivery
                        SET state = 'FAILED', next_attempt_at = NULL,
                            last_error = coalesce(last_error, 'The subscription was disabled.')
                        WHERE subscription_id = :subscription AND next_attempt_at IS NOT NULL""")
                .setParameter("subscription", subscription)
                .executeUpdate();
    }

    /**
     * Claims what is due.
     *
     * @param free how many at most
     * @param perSubscription how many of one subscription may be under way
     * @param duration after which others may claim them
     */
    @Transactional(TxType.REQUIRES_NEW)
    List<DueMessage> claim(int free, int perSubscription, Duration duration) {
        UUID claim = UUID.randomUUID();
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
                update.setObject(1, claim);
                update.setLong(2, duration.toMillis());
                update.setInt(3, perSubscription);
                update.setInt(4, free);
                List<DueMessage> claimed = new ArrayList<>();
                try (ResultSet rows = update.executeQuery()) {
                    while (rows.next()) {
                        claimed.add(due(rows, claim));
                    }
                }
                return claimed;
            }
        });
    }

    private static DueMessage due(ResultSet row, UUID claim) throws SQLException {
        List<String> secrets = new ArrayList<>(List.of(row.getString("secret")));
        if (row.getString("previous") != null) {
            secrets.add(row.getString("previous"));
        }
        return new DueMessage(
                row.getObject("id", UUID.class),
                claim,
                row.getObject("subscription_id", UUID.class),
                row.getString("url"),
                secrets,
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                row.getLong("sequence"),
                row.getTimestamp("event_time").toInstant(),
                row.getInt("tries"));
    }

    /**
     * Keeps what came of an attempt. Nothing happens when the claim has passed to another process.
     *
     * @param pause until the next attempt; nothing when this was the last one
     * @param limits after which a receiver counts as failing for good
     * @return whether the receiver fails for good
     */
    @Transactional(TxType.REQUIRES_NEW)
    boolean record(
            DueMessage message,
            AttemptOutcome outcome,
            Instant at,
            Duration took,
            Optional<Duration> pause,
            WebhookSettings limits) {
        List<?> recorded = entities.createNativeQuery(RECORD, Integer.class)
                .setParameter("delivered", outcome.isDelivered())
                .setParameter("again", pause.isPresent())
                .setParameter("pause", pause.orElse(Duration.ZERO).toMillis())
                .setParameter("status", outcome.status())
                .setParameter("error", outcome.error())
                .setParameter("id", message.delivery())
                .setParameter("claim", message.claim())
                .getResultList();
        if (recorded.isEmpty()) {
            return false;
        }
        keepAttempt(message.delivery(), (Integer) recorded.get(0), outcome, at, took);
        if (outcome.isDelivered()) {
            entities.createNativeQuery(DELIVERED)
                    .setParameter("subscription", message.subscription())
                    .executeUpdate();
            return false;
        }
        return (Boolean) entities.createNativeQuery(FAILED, Boolean.class)
                .setParameter("subscription", message.subscription())
                .setParameter("most", limits.disableAfterFailures())
                .setParameter("longest", limits.disableAfter().toMillis())
                .getSingleResult();
    }

    private void keepAttempt(UUID delivery, int number, AttemptOutcome outcome, Instant at, Duration took) {
        entities.createNativeQuery("""
                        INSERT INTO delivery_attempt (id, delivery_id, number, at, duration_ms, status, error)
                        VALUES (uuidv7(), :delivery, :number, :at, :took, cast(:status AS int), cast(:error AS text))""")
                .setParameter("delivery", delivery)
                .setParameter("number", number)
                .setParameter("at", at)
                .setParameter("took", (int) took.toMillis())
                .setParameter("status", outcome.status())
                .setParameter("error", outcome.error())
                .executeUpdate();
    }

    /** How a receiver has fared. */
    @Transactional
    Health health(UUID subscription) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT failures, failing_since, last_delivered_at FROM subscription_health WHERE subscription_id = ?")) {
                select.setObject(1, subscription);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? new Health(row.getInt(1), instant(row, 2), instant(row, 3)) : Health.NEW;
                }
            }
        });
    }

    /** Forgets how a receiver has fared, so that it starts afresh. */
    @Transactional
    void forgive(UUID subscription) {
        entities.createNativeQuery(
                        "UPDATE subscription_health SET failures = 0, failing_since = NULL WHERE subscription_id = :id")
                .setParameter("id", subscription)
                .executeUpdate();
    }

    /**
     * Removes some of what is older than it need be.
     *
     * @return how many; 0 when nothing is left
     */
    @Transactional(TxType.REQUIRES_NEW)
    int purge(Duration olderThan, int atMost) {
        return entities.createNativeQuery("""
                        DELETE FROM delivery WHERE id IN (
                            SELECT id FROM delivery WHERE queued_at < clock_timestamp() - :age * interval '1 second'
                            ORDER BY queued_at LIMIT :most)""")
                .setParameter("age", olderThan.toSeconds())
                .setParameter("most", atMost)
                .executeUpdate();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
