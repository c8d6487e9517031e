package eu.peregrine.partners.webhook;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.inbox.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The log of deliveries, written. All its times are the database's own clock. */
@ApplicationScoped
class DeliveryLog {

    /** An event that is open to every partner is an organisation's own when it is about that organisation. */
    private static final String MATCHING = """
            INSERT INTO delivery (id, subscription_id, owner, event_id, type, kind, subject, sequence, event_time, state,
                                  queued_at, tries, attempts, next_attempt_at)
            SELECT uuidv7(), s.id, s.owner, ?, ?, ?, ?, ?, ?, 'PENDING', clock_timestamp(), 0, 0, clock_timestamp()
            FROM subscription s
            CROSS JOIN (SELECT string_to_array(?, ' ') AS visible_to, cast(? AS uuid) AS subject) e
            WHERE s.state = 'ACTIVE' AND s.event_types && string_to_array(?, ' ') AND s.id <> e.subject
              AND (s.grants && e.visible_to
                   OR s.organisation_id = e.subject AND e.visible_to && ARRAY['role:partner', 'role:funder'])
            """;

    private static final String ONCE = " ON CONFLICT (subscription_id, event_id) DO NOTHING";

    private static final String AGAIN = """
             AND s.id = ?
            ON CONFLICT (subscription_id, event_id) DO UPDATE
            SET state = 'PENDING', tries = 0, queued_at = clock_timestamp(), next_attempt_at = clock_timestamp()
            """;

    private final EntityManager entities;
    private final jakarta.enterprise.event.Event<Queued> queued;

    @Inject
    DeliveryLog(EntityManager entities, jakarta.enterprise.event.Event<Queued> queued) {
        this.entities = entities;
        this.queued = queued;
    }

    /**
     * Said in the transaction that puts deliveries of an event into the log.
     *
     * @param event the event's id
     */
    record Queued(UUID event) {}

    /** Makes a delivery for each subscription that follows the event and may see it; once for an event. */
    @Transactional
    void enqueue(Event event) {
        int found = entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(MATCHING + ONCE)) {
                set(insert, event);
                return insert.executeUpdate();
            }
        });
        if (found > 0) {
            queued.fire(new Queued(event.id()));
        }
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
        insert.setObject(++i, event.subject());
        insert.setString(++i, "* " + event.kind() + " " + event.type());
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

    /** Makes the deliveries of one owner another's. */
    @Transactional
    void handOver(Owner from, Owner to) {
        entities.createNativeQuery("UPDATE delivery SET owner = :to WHERE owner = :from")
                .setParameter("from", from.key())
                .setParameter("to", to.key())
                .executeUpdate();
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
}
