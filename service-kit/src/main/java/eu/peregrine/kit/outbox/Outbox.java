package eu.peregrine.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.AuditWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Where every change leaves its event, in the change's own transaction: either both are there or neither is. The relay
 * carries it to Kafka afterwards, whether or not the broker is there now.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, sequence, payload, time, dataschema, visibleto,
                                traceparent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final EntityManager entities;
    private final ObjectMapper json;
    private final AuditWriter audit;
    private final Clock clock;
    private final OutboxRelay relay;
    private final TransactionSynchronizationRegistry transactions;
    private final Event<Published> published;

    @Inject
    Outbox(
            EntityManager entities,
            ObjectMapper json,
            AuditWriter audit,
            Clock clock,
            OutboxRelay relay,
            TransactionSynchronizationRegistry transactions,
            Event<Published> published) {
        this.entities = entities;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
        this.relay = relay;
        this.transactions = transactions;
        this.published = published;
    }

    /**
     * Publishes the events that an aggregate raised since it was loaded. Call it after the last change of the
     * transaction and after a new aggregate was persisted: it flushes, then writes one outbox row and one audit row per
     * event.
     *
     * @param root the changed aggregate
     * @param publicState a record with the aggregate's whole public state, without personal data; it becomes the payload
     * @param visibleTo who may see the events
     * @throws jakarta.persistence.OptimisticLockException if somebody else changed the aggregate meanwhile
     * @throws jakarta.persistence.TransactionRequiredException outside of a transaction
     */
    public void publish(AggregateRoot root, Object publicState, VisibleTo visibleTo) {
        List<DomainEvent> events = root.takeEvents();
        write(root.id(), events, publicState, visibleTo);
    }

    /**
     * Publishes one event of an aggregate that was changed by a conditional UPDATE, which also raised its sequence.
     *
     * @param kind the aggregate's kind, which names the topic, for example {@code fund}
     * @param id the aggregate's id
     * @param sequence the sequence that the UPDATE returned
     * @param type short event type, for example {@code fund.reserved}; it begins with the kind
     * @param from the state before, or null
     * @param publicState a record with the aggregate's whole public state, without personal data
     * @param visibleTo who may see the event
     * @throws jakarta.persistence.TransactionRequiredException outside of a transaction
     */
    public void append(
            String kind, UUID id, long sequence, String type, String from, Object publicState, VisibleTo visibleTo) {
        if (!type.startsWith(kind + ".")) {
            throw new IllegalArgumentException("The type " + type + " does not begin with " + kind + ".");
        }
        write(id, List.of(new DomainEvent(Ids.next(), type, sequence, from)), publicState, visibleTo);
    }

    /**
     * Does work on many aggregates in the present transaction, such as the lines of an import: their rows, events and lines
     * of the trail are written at its end, each kind in one go. Until then no query sees what the work has changed, unless it
     * asks for an entity by its id. Within such work, it is part of that.
     *
     * @throws jakarta.persistence.TransactionRequiredException outside of a transaction
     * @throws jakarta.persistence.PersistenceException when the database refuses something, without saying of which
     */
    public void together(Runnable work) {
        if (transactions.getResource(Held.class) != null) {
            work.run();
            return;
        }
        Held held = new Held();
        transactions.putResource(Held.class, held);
        entities.setFlushMode(FlushModeType.COMMIT);
        try {
            work.run();
        } finally {
            entities.setFlushMode(FlushModeType.AUTO);
            transactions.putResource(Held.class, null);
        }
        entities.flush();
        write(held.events, held.trail);
    }

    /** What waits for the end of {@link #together}. */
    private static final class Held {
        private final List<Row> events = new ArrayList<>();
        private final List<AuditWriter.Row> trail = new ArrayList<>();
    }

    private record Row(UUID aggregate, DomainEvent event, String payload, String visibleTo, OffsetDateTime time) {}

    private void write(UUID id, List<DomainEvent> events, Object publicState, VisibleTo visibleTo) {
        Held held = (Held) transactions.getResource(Held.class);
        if (held == null) {
            entities.flush();
        }
        if (events.isEmpty()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<Row> rows = new ArrayList<>();
        List<AuditWriter.Row> trail = new ArrayList<>();
        // Written once, however much has happened to it: an import records years of an agreement's life at a time.
        String state = json(publicState);
        for (DomainEvent event : events) {
            rows.add(new Row(id, event, payload(state, event), visibleTo.header(), now));
            trail.add(audit.row(event.kind(), id, event));
        }
        if (held == null) {
            write(rows, trail);
        } else {
            held.events.addAll(rows);
            held.trail.addAll(trail);
        }
        published.fire(new Published(
                events.get(0).kind(), id, events.stream().map(DomainEvent::type).toList()));
    }

    private void write(List<Row> rows, List<AuditWriter.Row> trail) {
        if (!rows.isEmpty()) {
            entities.unwrap(Session.class).doWork(connection -> insert(connection, rows));
            audit.write(trail);
            pokeAfterCommit();
        }
    }

    private static void insert(Connection connection, List<Row> rows) throws SQLException {
        String traceparent = TraceParent.current();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Row row : rows) {
                DomainEvent event = row.event;
                statement.setObject(1, event.id());
                statement.setString(2, event.kind());
                statement.setObject(3, row.aggregate);
                statement.setString(4, EventType.full(event.type()));
                statement.setLong(5, event.sequence());
                statement.setString(6, row.payload);
                statement.setObject(7, row.time);
                statement.setString(8, EventType.schema(event.type()));
                statement.setString(9, row.visibleTo);
                statement.setString(10, traceparent);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private record Change(String kind, String from) {}

    /** What an event says: the aggregate's whole public state, and beside its fields what happened. */
    private String payload(String state, DomainEvent event) {
        String change = json(new Change(event.verb(), event.from()));
        String fields = state.substring(0, state.length() - 1);
        return fields + (fields.length() > 1 ? "," : "") + "\"change\":" + change + "}";
    }

    private String json(Object of) {
        try {
            String text = json.writeValueAsString(of);
            if (!text.startsWith("{")) {
                throw new IllegalArgumentException("A public state is a JSON object");
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A public state is a JSON object", e);
        }
    }

    private void pokeAfterCommit() {
        // A transaction in which something was refused leaves nothing to carry, and takes no synchronization any more.
        if (transactions.getResource(Outbox.class) != null || transactions.getRollbackOnly()) {
            return;
        }
        transactions.putResource(Outbox.class, Boolean.TRUE);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is left to do before the commit.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.poke();
                }
            }
        });
    }
}
