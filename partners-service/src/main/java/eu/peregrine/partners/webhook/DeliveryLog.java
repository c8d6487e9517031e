package eu.peregrine.partners.webhook;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.inbox.Envelope;
import eu.peregrine.kit.inbox.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** The log of deliveries, written. All its times are the database's own clock. */
@ApplicationScoped
class DeliveryLog {

    /** An event that is open to every partner is an organisation's own when it is about that organisation. */
    private static final String MATCHING = """
            INSERT INTO delivery (id, subscription_id, owner, event_id, type, kind, subject, sequence, event_time, state,
                                  queued_at, tries, attempts, next_attempt_at)
            SELECT uuidv7(), s.id, s.owner, e.id, e.type, e.kind, e.subject, e.sequence, e.at, 'PENDING',
                   clock_timestamp(), 0, 0, clock_timestamp()
            FROM subscription s
            JOIN (SELECT u.*, string_to_array(u.seen_by, ' ') AS visible_to
                    FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                      AS u (id, type, kind, subject, sequence, at, seen_by, place)) e
              ON s.event_types && ARRAY['*', e.kind, e.type] AND s.id <> e.subject
             AND (s.grants && e.visible_to
                  OR s.organisation_id = e.subject AND e.visible_to && ARRAY['role:partner', 'role:funder'])
            WHERE s.state = 'ACTIVE' AND (s.id = ? OR ?)
            ORDER BY e.place
            """;

    private static final String ONCE = " ON CONFLICT (subscription_id, event_id) DO NOTHING";

    private static final String AGAIN = """
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
     * Said in the transaction that puts deliveries into the log.
     *
     * @param deliveries how many
     */
    record Queued(int deliveries) {}

    /** Makes a delivery for each subscription that follows one of the events and may see it; once for an event. */
    @Transactional
    void enqueue(List<Envelope> events) {
        int found = insert(MATCHING + ONCE, events, null);
        if (found > 0) {
            queued.fire(new Queued(found));
        }
    }

    /**
     * Puts events into the log again for one subscription, those that it follows and may see.
     *
     * @return how many
     */
    @Transactional
    int enqueueAgain(UUID subscription, List<Event> events) {
        // The broker may hold an event twice, and one statement makes a delivery pending once.
        return insert(
                MATCHING + AGAIN,
                events.stream().map(Event::envelope).distinct().toList(),
                subscription);
    }

    /** One statement, however many events. */
    private int insert(String sql, List<Envelope> events, UUID subscription) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                int i = 0;
                insert.setArray(++i, array(connection, "uuid", events, Envelope::id));
                insert.setArray(++i, array(connection, "text", events, Envelope::type));
                insert.setArray(++i, array(connection, "text", events, Envelope::kind));
                insert.setArray(++i, array(connection, "uuid", events, Envelope::subject));
                insert.setArray(++i, array(connection, "bigint", events, Envelope::sequence));
                insert.setArray(
                        ++i,
                        array(
                                connection,
                                "timestamptz",
                                events,
                                event -> event.time().toString()));
                insert.setArray(++i, array(connection, "text", events, Envelope::visibleTo));
                insert.setObject(++i, subscription);
                insert.setBoolean(++i, subscription == null);
                return insert.executeUpdate();
            }
        });
    }

    private static Array array(
            Connection connection, String type, List<Envelope> events, Function<Envelope, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(value).toArray());
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
