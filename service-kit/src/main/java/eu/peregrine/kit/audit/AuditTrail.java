package eu.peregrine.kit.audit;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the trail. Who may see it is the resource's matter. */
@ApplicationScoped
public class AuditTrail {

    private final EntityManager entityManager;

    @Inject
    AuditTrail(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The trail of one aggregate, oldest first unless {@code sort} says otherwise. */
    @Transactional
    public Page<AuditEntry> of(String kind, UUID subject, ListRequest request) {
        return Listing.of(entityManager, AuditEntry.class, "a")
                .always("a.kind = :kind and a.subject = :subject", Map.of("kind", kind, "subject", subject))
                .sortable("sequence", "a.sequence", Long.class, AuditEntry::sequence)
                .sortable("at", "a.at", java.time.Instant.class, AuditEntry::at)
                .id(AuditEntry::id)
                .defaultSort("sequence")
                .page(request, entry -> entry);
    }

    /** The whole trail of one aggregate, oldest first; at most 10,000 lines. */
    @Transactional
    public List<AuditEntry> all(String kind, UUID subject) {
        return entityManager
                .createQuery(
                        "select a from AuditEntry a where a.kind = :kind and a.subject = :subject order by a.sequence, a.id",
                        AuditEntry.class)
                .setParameter("kind", kind)
                .setParameter("subject", subject)
                .setMaxResults(10_000)
                .getResultList();
    }

    /** The trail of a whole collection, of one actor where one is named, newest first. */
    @Transactional
    public Page<AuditEntry> of(String kind, String actor, java.time.Instant from, ListRequest request) {
        return Listing.of(entityManager, AuditEntry.class, "a")
                .always("a.kind = :kind", Map.of("kind", kind))
                .filter("actor", actor, "a.actor = :actor")
                .filter("from", from, "a.at >= :from")
                .sortable("at", "a.at", java.time.Instant.class, AuditEntry::at)
                .id(AuditEntry::id)
                .defaultSort("-at")
                .page(request, entry -> entry);
    }
}
