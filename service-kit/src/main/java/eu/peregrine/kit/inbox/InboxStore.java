package eu.peregrine.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Which events a consumer has dealt with. */
@ApplicationScoped
class InboxStore {

    private final EntityManager entities;

    @Inject
    InboxStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Notes an event in the running transaction. A second transaction with the same event waits here for the first one's
     * end.
     *
     * @return false when the consumer has dealt with it before
     */
    boolean first(String consumer, UUID eventId) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO inbox (consumer, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, consumer);
                insert.setObject(2, eventId);
                return insert.executeUpdate() == 1;
            }
        });
    }

    /**
     * Notes many events in the running transaction, with one statement.
     *
     * @return those that the consumer has not dealt with before
     */
    Set<UUID> first(String consumer, Collection<UUID> eventIds) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            // In one order everywhere, so that two that take the same events wait for each other and never both.
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO inbox (consumer, event_id)"
                            + " SELECT ?, e.id FROM unnest(?) AS e (id) ORDER BY e.id ON CONFLICT DO NOTHING RETURNING event_id")) {
                insert.setString(1, consumer);
                insert.setArray(2, connection.createArrayOf("uuid", eventIds.toArray()));
                Set<UUID> first = new HashSet<>();
                try (ResultSet result = insert.executeQuery()) {
                    while (result.next()) {
                        first.add(result.getObject(1, UUID.class));
                    }
                }
                return first;
            }
        });
    }

    /** Which of these events the consumer has dealt with. */
    @Transactional
    Set<UUID> handled(String consumer, Collection<UUID> eventIds) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT event_id FROM inbox WHERE consumer = ? AND event_id = ANY (?)")) {
                select.setString(1, consumer);
                select.setArray(2, connection.createArrayOf("uuid", eventIds.toArray()));
                Set<UUID> handled = new HashSet<>();
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        handled.add(result.getObject(1, UUID.class));
                    }
                }
                return handled;
            }
        });
    }
}
