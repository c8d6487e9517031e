package eu.peregrine.partners.deadline;

import eu.peregrine.kit.deadline.Deadlines;
import eu.peregrine.kit.document.DocumentSaved;
import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.outbox.Published;
import io.quarkus.arc.All;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Notes which objects of this service have changed, or hang on what has changed. */
@Singleton
class DutyWatch extends eu.peregrine.kit.duty.DutyWatch {

    private static final String AT_ONCE = """
            INSERT INTO deadline_watch AS w (id, kind, look_at)
            SELECT c.id, c.kind, CAST('-infinity' AS timestamptz) FROM unnest(?, ?) AS c (id, kind) ORDER BY c.id
            ON CONFLICT (id) DO UPDATE SET look_at = '-infinity' WHERE w.look_at IS DISTINCT FROM '-infinity'
            """;
    private static final String RENEWED_AT_ONCE = """
            UPDATE deadline_watch SET look_at = '-infinity'
             WHERE id IN (SELECT a.renews FROM agreement a WHERE a.id = ANY (?) AND a.renews IS NOT NULL)
            """;

    private static final String REVIEWS_AT_ONCE = """
            UPDATE deadline_watch SET look_at = '-infinity'
             WHERE id IN (SELECT r.id FROM selection_review r WHERE r.organisation_id = ANY (?) AND r.state = 'DECIDED')
            """;

    private final EntityManager entities;
    private final Deadlines deadlines;
    private final TransactionSynchronizationRegistry transactions;
    private final Set<String> kinds;

    @Inject
    DutyWatch(
            EntityManager entities,
            Deadlines deadlines,
            TransactionSynchronizationRegistry transactions,
            @All List<DutySource> sources) {
        super(entities, "deadline_watch", "kind");
        this.entities = entities;
        this.deadlines = deadlines;
        this.transactions = transactions;
        this.kinds = sources.stream().map(DutySource::kind).collect(Collectors.toSet());
    }

    void changed(@Observes Published change) {
        look(change.kind(), change.id());
    }

    void attached(@Observes DocumentSaved document) {
        look(document.ownerKind(), document.ownerId());
    }

    /** Notes an object, to be written down once at the end of the transaction: an import changes hundreds in one. */
    private void look(String kind, UUID id) {
        // A transaction that will be undone, as an import's dry run once a line is refused, takes no synchronization.
        if (!kinds.contains(kind) || transactions.getRollbackOnly()) {
            return;
        }
        @SuppressWarnings("unchecked")
        Map<UUID, String> noted = (Map<UUID, String>) transactions.getResource(DutyWatch.class);
        if (noted == null) {
            Map<UUID, String> first = new HashMap<>();
            transactions.putResource(DutyWatch.class, first);
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    write(first);
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        deadlines.poke();
                    }
                }
            });
            noted = first;
        }
        noted.put(id, kind);
    }

    private void write(Map<UUID, String> noted) {
        entities.unwrap(Session.class).doWork(connection -> {
            Array ids = connection.createArrayOf("uuid", noted.keySet().toArray());
            try (PreparedStatement atOnce = connection.prepareStatement(AT_ONCE);
                    PreparedStatement renewed = connection.prepareStatement(RENEWED_AT_ONCE);
                    PreparedStatement reviews = connection.prepareStatement(REVIEWS_AT_ONCE)) {
                atOnce.setArray(1, ids);
                atOnce.setArray(
                        2, connection.createArrayOf("text", noted.values().toArray()));
                atOnce.executeUpdate();
                renewed.setArray(1, ids);
                renewed.executeUpdate();
                reviews.setArray(1, ids);
                reviews.executeUpdate();
            }
        });
    }
}
