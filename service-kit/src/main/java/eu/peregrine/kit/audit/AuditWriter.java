package eu.peregrine.kit.audit;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.problem.TraceIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Appends to the trail, in the transaction of the change. */
@ApplicationScoped
public class AuditWriter {

    private static final String INSERT = """
            insert into audit_entry (id, kind, subject, verb, sequence, at, recorded_at, actor, roles, client, basis,
                                     on_behalf_of, reason, request_id, trace_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final EntityManager entityManager;
    private final Caller caller;
    private final Acting acting;
    private final Clock clock;

    @Inject
    AuditWriter(EntityManager entityManager, Caller caller, Acting acting, Clock clock) {
        this.entityManager = entityManager;
        this.caller = caller;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * A line of the trail, not written yet.
     *
     * @param kind the aggregate's kind
     * @param subject the aggregate's id
     * @param event what happened
     * @param at the domain's time
     * @param basis on what the act rested
     * @param onBehalfOf for whom it was, or null
     * @param reason why, or null
     */
    public record Row(
            String kind, UUID subject, DomainEvent event, Instant at, Basis basis, UUID onBehalfOf, String reason) {}

    /** Notes a change of an aggregate as it is acted now; needs an active request context. */
    public Row row(String kind, UUID subject, DomainEvent event) {
        return new Row(kind, subject, event, clock.instant(), acting.basis(), acting.onBehalfOf(), acting.reason());
    }

    /** Appends the lines, in the present transaction; needs an active request context. */
    public void write(List<Row> rows) {
        String actor = acting.actorOr(caller.subject());
        String roles = String.join(" ", caller.roles());
        String client = acting.clientOr(caller.client());
        String trace = TraceIds.current();
        Timestamp recordedAt = Timestamp.from(Instant.now());
        // On the transaction's own connection and past the persistence context, which would flush for a query.
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (Row row : rows) {
                    int i = 0;
                    insert.setObject(++i, Ids.next());
                    insert.setString(++i, row.kind);
                    insert.setObject(++i, row.subject);
                    insert.setString(++i, row.event.verb());
                    insert.setLong(++i, row.event.sequence());
                    insert.setTimestamp(++i, Timestamp.from(row.at));
                    insert.setTimestamp(++i, recordedAt);
                    insert.setString(++i, actor);
                    insert.setString(++i, roles);
                    insert.setString(++i, client);
                    insert.setString(++i, row.basis.name());
                    insert.setObject(++i, row.onBehalfOf);
                    insert.setString(++i, row.reason);
                    insert.setString(++i, acting.requestId());
                    insert.setString(++i, trace);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }
}
