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
     * Notes a change of an aggregate; needs an active request context and transaction.
     *
     * @param kind the aggregate's kind
     * @param subject the aggregate's id
     * @param event what happened
     */
    public void write(String kind, UUID subject, DomainEvent event) {
        // On the transaction's own connection and past the persistence context, which would flush for a query.
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                int i = 0;
                insert.setObject(++i, Ids.next());
                insert.setString(++i, kind);
                insert.setObject(++i, subject);
                insert.setString(++i, event.verb());
                insert.setLong(++i, event.sequence());
                insert.setTimestamp(++i, Timestamp.from(clock.instant()));
                insert.setTimestamp(++i, Timestamp.from(Instant.now()));
                insert.setString(++i, caller.subject());
                insert.setString(++i, String.join(" ", caller.roles()));
                insert.setString(++i, caller.client());
                insert.setString(++i, acting.basis().name());
                insert.setObject(++i, acting.onBehalfOf());
                insert.setString(++i, acting.reason());
                insert.setString(++i, acting.requestId());
                insert.setString(++i, TraceIds.current());
                insert.executeUpdate();
            }
        });
    }
}
