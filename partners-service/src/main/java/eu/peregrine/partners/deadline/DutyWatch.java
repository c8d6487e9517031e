package eu.peregrine.partners.deadline;

import eu.peregrine.kit.deadline.Deadlines;
import eu.peregrine.kit.document.DocumentSaved;
import eu.peregrine.kit.outbox.Published;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Remembers which object is to be looked at when: at once after it changed, and when its next date comes. */
@ApplicationScoped
class DutyWatch {

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

    private static final String TAKE = """
            SELECT id, kind FROM deadline_watch WHERE id = ANY (?) AND look_at <= ? ORDER BY id FOR UPDATE SKIP LOCKED
            """;
    private static final String NEXT = """
            UPDATE deadline_watch w SET look_at = n.look_at FROM unnest(?, ?) AS n (id, look_at) WHERE w.id = n.id
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

    /** What is to be looked at by now, longest ago first. */
    @SuppressWarnings("unchecked")
    List<UUID> due(Instant now, int limit) {
        return entities.createNativeQuery(
                        "SELECT id FROM deadline_watch WHERE look_at <= :now ORDER BY look_at, id LIMIT :limit",
                        UUID.class)
                .setParameter("now", time(now))
                .setParameter("limit", limit)
                .getResultList();
    }

    /**
     * Takes objects in hand until the transaction ends; answers them by their kinds, but for those that are not to be looked
     * at now, or that somebody is changing: what waits for nobody can block nobody.
     */
    Map<String, List<UUID>> take(List<UUID> ids, Instant now) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement take = connection.prepareStatement(TAKE)) {
                take.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                take.setObject(2, time(now));
                Map<String, List<UUID>> taken = new HashMap<>();
                try (ResultSet rows = take.executeQuery()) {
                    while (rows.next()) {
                        taken.computeIfAbsent(rows.getString(2), kind -> new ArrayList<>())
                                .add(rows.getObject(1, UUID.class));
                    }
                }
                return taken;
            }
        });
    }

    /** Says when objects are to be looked at next; null if no date of it comes. */
    void next(Map<UUID, Instant> lookAt) {
        entities.unwrap(Session.class).doWork(connection -> {
            List<UUID> ids = List.copyOf(lookAt.keySet());
            Object[] times = ids.stream()
                    .map(id -> Objects.toString(lookAt.get(id), null))
                    .toArray();
            try (PreparedStatement update = connection.prepareStatement(NEXT)) {
                update.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                update.setArray(2, connection.createArrayOf("timestamptz", times));
                update.executeUpdate();
            }
        });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
