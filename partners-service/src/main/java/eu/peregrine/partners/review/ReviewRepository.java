package eu.peregrine.partners.review;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reviews in the database. */
@ApplicationScoped
class ReviewRepository implements PanacheRepositoryBase<SelectionReview, UUID> {

    Optional<SelectionReview> byId(UUID id) {
        return Optional.ofNullable(getEntityManager().find(SelectionReview.class, id));
    }

    /** The review, locked until the end of the transaction: two reviewers come one after the other. */
    Optional<SelectionReview> toChange(UUID id) {
        return Optional.ofNullable(getEntityManager().find(SelectionReview.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * The reviews of an organisation that count now or will, the latest decision first; locked, and so is the organisation
     * against another decision about it until the end of the transaction.
     */
    List<SelectionReview> decided(UUID organisation) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))", Integer.class)
                .setParameter("key", "selection-review:" + organisation)
                .getSingleResult();
        return getEntityManager()
                .createQuery(
                        "select r from SelectionReview r where r.organisation.id = :organisation and r.state = :decided"
                                + " order by r.decidedAt desc, r.id desc",
                        SelectionReview.class)
                .setParameter("organisation", organisation)
                .setParameter("decided", ReviewState.DECIDED)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Those whose day has come on which earlier ones give way to them, the longest waiting first. */
    List<UUID> takingOver(LocalDate today, int limit) {
        return getEntityManager()
                .createQuery(
                        "select r.id from SelectionReview r where r.takesOverOn <= :today order by r.takesOverOn, r.id",
                        UUID.class)
                .setParameter("today", today)
                .setMaxResults(limit)
                .getResultList();
    }

    /** All reviews of an organisation, locked until the end of the transaction. */
    List<SelectionReview> ofToChange(UUID organisation) {
        return getEntityManager()
                .createQuery(
                        "select r from SelectionReview r where r.organisation.id = :organisation order by r.id",
                        SelectionReview.class)
                .setParameter("organisation", organisation)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Those of the organisations whose latest review that is valid on a day is positive. */
    Set<UUID> approved(Collection<UUID> organisations, LocalDate day) {
        return getEntityManager()
                .createQuery("""
                        select r.organisation.id from SelectionReview r
                        where r.organisation.id in :organisations and r.state = :decided and r.decision = :positive
                          and :day between r.validFrom and r.validUntil
                          and not exists (select 1 from SelectionReview later
                            where later.organisation = r.organisation and later.state = :decided
                              and later.decidedAt > r.decidedAt and :day between later.validFrom and later.validUntil)""", UUID.class)
                .setParameter("organisations", organisations)
                .setParameter("decided", ReviewState.DECIDED)
                .setParameter("positive", Decision.POSITIVE)
                .setParameter("day", day)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    /** Decided ones whose last day is over, longest ago first. */
    List<UUID> over(LocalDate today, int limit) {
        return getEntityManager()
                .createQuery(
                        "select r.id from SelectionReview r where r.state = :decided and r.validUntil < :today"
                                + " order by r.validUntil, r.id",
                        UUID.class)
                .setParameter("decided", ReviewState.DECIDED)
                .setParameter("today", today)
                .setMaxResults(limit)
                .getResultList();
    }

    Page<ReviewListItem> page(ReviewFilter filter, ListRequest request) {
        return Listing.of(getEntityManager(), SelectionReview.class, "r")
                .filter("organisation", filter.organisation, "r.organisation.id in :organisation")
                .filter("state", filter.state, "r.state in :state")
                .filter("decision", filter.decision, "r.decision in :decision")
                .filter("id", filter.id, "r.id in :id")
                .filter("modifiedSince", filter.modifiedSince, "r.modifiedAt >= :modifiedSince")
                .sortable("reference", "r.reference", String.class, SelectionReview::reference)
                .sortable("modifiedAt", "r.modifiedAt", Instant.class, SelectionReview::modifiedAt)
                .defaultSort("reference")
                .page(request, ReviewListItem::of);
    }

    /** The next reference of a year, such as {@code REV-2026-0001}. */
    String nextReference(int year) {
        Number next = (Number) getEntityManager()
                .createNativeQuery("""
                        insert into selection_review_reference (year, last) values (:year, 1)
                        on conflict (year) do update set last = selection_review_reference.last + 1
                        returning last""", Integer.class)
                .setParameter("year", year)
                .getSingleResult();
        return "REV-%d-%04d".formatted(year, next.intValue());
    }
}
