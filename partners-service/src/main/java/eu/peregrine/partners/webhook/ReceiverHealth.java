package eu.peregrine.partners.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;

/** How receivers fare, from which follows who is disabled. */
@ApplicationScoped
class ReceiverHealth {

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
    ReceiverHealth(EntityManager entities) {
        this.entities = entities;
    }

    /** How a receiver has fared. */
    @Transactional
    Health of(UUID subscription) {
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

    /** The receiver took a message. */
    @Transactional
    void delivered(UUID subscription) {
        entities.createNativeQuery(DELIVERED)
                .setParameter("subscription", subscription)
                .executeUpdate();
    }

    /**
     * The receiver did not take a message.
     *
     * @return whether it has failed for too long and too often by now
     */
    @Transactional
    boolean failed(UUID subscription, WebhookSettings limits) {
        return (Boolean) entities.createNativeQuery(FAILED, Boolean.class)
                .setParameter("subscription", subscription)
                .setParameter("most", limits.disableAfterFailures())
                .setParameter("longest", limits.disableAfter().toMillis())
                .getSingleResult();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
