package eu.peregrine.mobility.placement;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.list.SearchText;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores placements. Staff see all, a host its own, a student all but drafts. */
@ApplicationScoped
class PlacementRepository implements PanacheRepositoryBase<Placement, UUID> {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String VISIBLE =
            "(:staff = true or p.hostId = :ownOrganisation or (:student = true and p.state <> DRAFT))";

    /** The placement, if it is the caller's to see. */
    Optional<Placement> visible(UUID id, Caller caller) {
        return seen(id, caller, LockModeType.NONE);
    }

    /** The same; nobody else changes it, or an application for it, until the transaction ends. */
    Optional<Placement> toChange(UUID id, Caller caller) {
        return seen(id, caller, LockModeType.PESSIMISTIC_WRITE);
    }

    Placement toChange(UUID id) {
        return getEntityManager().find(Placement.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Placement> seen(UUID id, Caller caller, LockModeType lock) {
        var query = getEntityManager()
                .createQuery("select p from Placement p where p.id = :id and " + VISIBLE, Placement.class)
                .setParameter("id", id)
                .setLockMode(lock);
        viewer(caller).forEach(query::setParameter);
        return query.getResultStream().findFirst();
    }

    List<Placement> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    List<Placement> ofHost(UUID hostId) {
        return list("hostId = ?1 order by id", hostId);
    }

    Page<Placement> page(ListRequest request, PlacementFilter filter, Caller caller) {
        Listing<Placement> listing = Listing.of(getEntityManager(), Placement.class, "p")
                .always(VISIBLE, viewer(caller))
                .filter("id", filter.ids, "p.id in :id")
                .filter("kind", filter.kinds, "p.kind in :kind")
                .filter("state", filter.states, "p.state in :state")
                .filter("country", filter.countries, "p.country in :country")
                .filter("host", filter.hosts, "p.hostId in :host")
                .filter(
                        "field",
                        filter.fields,
                        "exists (select 1 from Placement x join x.fields f where x = p and f in :field) or p.fields is empty")
                .filter(
                        "language",
                        filter.languages,
                        "exists (select 1 from Placement y join y.languages l where y = p and l.language in :language)")
                .filter("from", filter.from, "p.periodStart >= :from")
                .filter("to", filter.to, "p.periodEnd <= :to")
                .filter("modifiedSince", filter.modifiedSince, "p.updatedAt >= :modifiedSince")
                .sortable("deadline", "p.deadline", LocalDate.class, Placement::deadline)
                .sortable("reference", "p.reference", String.class, Placement::reference)
                .sortable(
                        "start",
                        "p.periodStart",
                        LocalDate.class,
                        p -> p.period().start())
                .sortable("updatedAt", "p.updatedAt", Instant.class, Placement::updatedAt)
                .facet("kind", "p.kind")
                .facet("state", "p.state")
                .facet("country", "p.country")
                .defaultSort("deadline");
        SearchText.of(filter.q).ifPresent(text -> {
            listing.always(text.matches("p"), text.parameters());
            listing.computed("relevance", SearchText.distance("p")).defaultSort("relevance,deadline");
        });
        return listing.page(request, p -> p);
    }

    private static Map<String, Object> viewer(Caller caller) {
        UUID own = caller.organisationId();
        return Map.of(
                "staff",
                caller.staff(),
                "ownOrganisation",
                own == null ? NOBODY : own,
                "student",
                caller.studentId() != null);
    }
}
