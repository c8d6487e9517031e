package eu.peregrine.partners.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Who sends what now. Any number of processes send from one log: each claims rows for a while, so none is sent by two at a
 * time, and a row whose process died is claimed again. No transaction is open while a message is under way.
 */
@ApplicationScoped
class DeliveryClaims {

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

    private final EntityManager entities;
    private final ReceiverHealth health;

    @Inject
    DeliveryClaims(EntityManager entities, ReceiverHealth health) {
        this.entities = entities;
        this.health = health;
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
            health.delivered(message.subscription());
            return false;
        }
        return health.failed(message.subscription(), limits);
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
}
