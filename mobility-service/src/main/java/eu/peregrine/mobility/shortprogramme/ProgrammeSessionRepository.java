package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores sessions. Drafts are the school's own business. */
@ApplicationScoped
class ProgrammeSessionRepository implements PanacheRepositoryBase<ProgrammeSession, UUID> {
    private static final String VISIBLE = "(:staff = true or s.state <> DRAFT)";

    Optional<ProgrammeSession> visible(UUID id, boolean staff) {
        return seen(id, staff, LockModeType.NONE);
    }

    /** The same; nobody else changes it, or an application for it, until the transaction ends. */
    Optional<ProgrammeSession> toChange(UUID id, boolean staff) {
        return seen(id, staff, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<ProgrammeSession> seen(UUID id, boolean staff, LockModeType lock) {
        return getEntityManager()
                .createQuery("select s from ProgrammeSession s where s.id = :id and " + VISIBLE, ProgrammeSession.class)
                .setParameter("id", id)
                .setParameter("staff", staff)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    Page<ProgrammeSession> page(ListRequest request, SessionFilter filter, List<SessionKind> kinds, boolean staff) {
        return Listing.of(getEntityManager(), ProgrammeSession.class, "s")
                .always(VISIBLE, Map.of("staff", staff))
                .filter("kind", kinds, "s.kind in :kind")
                .filter("id", filter.ids, "s.id in :id")
                .filter("state", filter.states, "s.state in :state")
                .filter("country", filter.countries, "s.country in :country")
                .filter("from", filter.from, "s.periodStart >= :from")
                .filter("to", filter.to, "s.periodEnd <= :to")
                .filter("modifiedSince", filter.modifiedSince, "s.updatedAt >= :modifiedSince")
                .sortable(
                        "start",
                        "s.periodStart",
                        LocalDate.class,
                        s -> s.period().start())
                .sortable("reference", "s.reference", String.class, ProgrammeSession::reference)
                .sortable("updatedAt", "s.updatedAt", Instant.class, ProgrammeSession::updatedAt)
                .defaultSort("start")
                .page(request, s -> s);
    }
}
