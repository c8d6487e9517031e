package eu.peregrine.partners.agreement;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.list.SearchText;
import eu.peregrine.kit.transfer.Exports;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Agreements in the database. */
@ApplicationScoped
public class AgreementRepository implements PanacheRepositoryBase<Agreement, UUID> {

    private static final String OWN =
            "exists (select 1 from AgreementParty own where own.agreement = a and own.organisationId = :own)";

    private static final String DISPUTED =
            "(select d.agreementId from AgreementDispute d where d.state = eu.peregrine.kit.dispute.DisputeState.OPEN)";

    /** How far the words are from what is nearest to them: the agreement's own text, or the name of a party. */
    private static final String RELEVANCE = "least(" + SearchText.distance("a")
            + ", coalesce((select min(" + SearchText.distance("p.organisation")
            + ") from AgreementParty p where p.agreement = a and p.home = false), 10000))";

    /** The agreement, if there is one that the audience may see; a deleted one too, so that one can say so. */
    Optional<Agreement> visible(UUID id, Audience audience) {
        return one(id, audience, LockModeType.NONE);
    }

    /**
     * The same, locked until the end of the transaction: two parties that approve at the same moment come one after the
     * other instead of one being refused.
     */
    Optional<Agreement> visibleToChange(UUID id, Audience audience) {
        return one(id, audience, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Agreement> one(UUID id, Audience audience, LockModeType lock) {
        return getEntityManager()
                .createQuery(
                        "select a from Agreement a where a.id = :id and (:staff = true or " + OWN + ")",
                        Agreement.class)
                .setParameter("id", id)
                .setParameter("staff", audience.staff())
                .setParameter("own", audience.ownId())
                .setLockMode(lock)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Those of the ids that agreements have. */
    Set<UUID> existing(Collection<UUID> ids) {
        return among(ids.toArray(UUID[]::new), "select id from agreement where id = any (:among)", UUID.class);
    }

    /** Those of the references that agreements have. */
    Set<String> taken(Collection<String> references) {
        return among(
                references.toArray(String[]::new),
                "select reference from agreement where reference = any (:among)",
                String.class);
    }

    /** One parameter, however many values: a statement of a thousand placeholders is written and planned anew each time. */
    private <T> Set<T> among(T[] values, String sql, Class<T> type) {
        if (values.length == 0) {
            return Set.of();
        }
        List<?> found = getEntityManager()
                .createNativeQuery(sql, type)
                .setParameter("among", values)
                .getResultList();
        return found.stream().map(type::cast).collect(Collectors.toSet());
    }

    /** Those of the ids that conditions have, each with the agreement it is of. */
    Map<UUID, UUID> agreementsOf(Collection<UUID> conditions) {
        Map<UUID, UUID> found = new HashMap<>();
        if (!conditions.isEmpty()) {
            List<?> rows = getEntityManager()
                    .createNativeQuery(
                            "select id, agreement_id from agreement_condition where id = any (:ids)", Object[].class)
                    .setParameter("ids", conditions.toArray(UUID[]::new))
                    .getResultList();
            rows.stream().map(Object[].class::cast).forEach(row -> found.put((UUID) row[0], (UUID) row[1]));
        }
        return found;
    }

    /** Whether an id is or was that of a party's copy of another agreement. */
    boolean isCopyIdTaken(UUID party, String copyId, UUID agreement) {
        return getEntityManager()
                        .createQuery(
                                "select count(c) from AgreementCopy c where c.party = :party and c.copyId = :copyId"
                                        + " and c.agreement.id <> :agreement",
                                Long.class)
                        .setParameter("party", party)
                        .setParameter("copyId", copyId)
                        .setParameter("agreement", agreement)
                        .getSingleResult()
                > 0;
    }

    /** The agreements of an organisation, those that were withdrawn too; locked until the end of the transaction. */
    List<Agreement> ofPartyToChange(UUID party) {
        return getEntityManager()
                .createQuery(
                        "select a from Agreement a where exists (select 1 from AgreementParty p where p.agreement = a"
                                + " and p.organisationId = :party) order by a.id",
                        Agreement.class)
                .setParameter("party", party)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The ids of all copies that a party put, or had here and deleted. */
    Set<String> copyIdsOf(UUID party) {
        return new HashSet<>(getEntityManager()
                .createQuery("select c.copyId from AgreementCopy c where c.party = :party", String.class)
                .setParameter("party", party)
                .getResultList());
    }

    /** Which agreement an agreement follows on, and which follows on it. */
    Renewals renewals(Agreement agreement) {
        List<Agreement> related = getEntityManager()
                .createQuery(
                        "select a from Agreement a where a.id in (:renews, :replacedBy, :splitFrom)"
                                + " or a.renews = :id and a.state <> :deleted",
                        Agreement.class)
                .setParameter("renews", agreement.renews())
                .setParameter("replacedBy", agreement.replacedBy())
                .setParameter("splitFrom", agreement.splitFrom())
                .setParameter("id", agreement.id())
                .setParameter("deleted", AgreementState.DELETED)
                .getResultList();
        return Renewals.of(agreement, related);
    }

    /** The agreement that follows on one, unless it was withdrawn. */
    Optional<Agreement> renewalOf(UUID agreement) {
        return getEntityManager()
                .createQuery("select a from Agreement a where a.renews = :id and a.state <> :deleted", Agreement.class)
                .setParameter("id", agreement)
                .setParameter("deleted", AgreementState.DELETED)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Agreements whose day of end has come, the oldest first. */
    List<UUID> due(LocalDate today, int limit) {
        return getEntityManager()
                .createQuery("select a.id from Agreement a where a.dueOn <= :today order by a.dueOn, a.id", UUID.class)
                .setParameter("today", today)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The agreement, locked until the end of the transaction. */
    Optional<Agreement> toChange(UUID id) {
        return Optional.ofNullable(getEntityManager().find(Agreement.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The next references of a year, such as {@code AGR-2026-0001}; each is given out once. */
    List<String> nextReferences(int year, int howMany) {
        if (howMany == 0) {
            return List.of();
        }
        int last = ((Number) getEntityManager()
                        .createNativeQuery("""
                        insert into agreement_reference (year, last) values (:year, :many)
                        on conflict (year) do update set last = agreement_reference.last + :many
                        returning last""", Integer.class)
                        .setParameter("year", year)
                        .setParameter("many", howMany)
                        .getSingleResult())
                .intValue();
        return IntStream.rangeClosed(last - howMany + 1, last)
                .mapToObj(number -> "AGR-%d-%04d".formatted(year, number))
                .toList();
    }

    Page<AgreementListItem> page(AgreementFilter filter, Audience audience, ListRequest request) {
        Listing<Agreement> listing = Listing.of(getEntityManager(), Agreement.class, "a")
                .filter("state", filter.state, "a.state in :state")
                .filter("kind", filter.kind, "a.kind in :kind")
                .filter("id", filter.id, "a.id in :id")
                .filter("modifiedSince", filter.modifiedSince, "a.modifiedAt >= :modifiedSince")
                .filter("expiresBefore", filter.expiresBefore, "a.dueOn < :expiresBefore")
                .filter("party", filter.party, party("p.organisationId in :party"))
                .filter("awaiting", filter.awaiting, party("p.organisationId in :awaiting and p.awaiting"))
                .filter("country", filter.country, party("p.home = false and p.organisation.country in :country"))
                .filter(
                        "activity",
                        filter.activity,
                        "exists (select 1 from AgreementCondition c where c.agreement = a and c.activity in :activity)")
                .filter(
                        "assignedTo",
                        audience.staff() ? filter.assignedTo : null,
                        "exists (select 1 from AgreementAssignment s where s.agreementId = a.id and s.officer in :assignedTo)")
                .sortable("reference", "a.reference", String.class, Agreement::reference)
                .sortable("title", "a.title", String.class, Agreement::title)
                .sortable("state", "a.state", AgreementState.class, Agreement::state)
                .sortable("modifiedAt", "a.modifiedAt", Instant.class, Agreement::modifiedAt)
                .facet("state", "a.state")
                .facet("kind", "a.kind")
                .facet(
                        "country",
                        "join AgreementParty counted on counted.agreement = a and counted.home = false",
                        "counted.organisation.country")
                .facet("activity", "join AgreementCondition counted on counted.agreement = a", "counted.activity")
                .defaultSort("reference");
        if (!filter.wantsTombstones()) {
            listing.always("a.state <> :deleted", Map.of("deleted", AgreementState.DELETED));
        }
        SearchText.of(filter.q).ifPresent(text -> {
            // Found apart and put together: of a choice between the two no index would know.
            listing.always(
                    "a.id in (select x.id from Agreement x where " + text.matches("x")
                            + " union all select p.agreement.id from AgreementParty p where p.home = false and "
                            + text.matches("p.organisation") + ")",
                    text.parameters());
            listing.computed("relevance", RELEVANCE).defaultSort("relevance,reference");
        });
        if (!audience.staff() && filter.assignedTo != null && !filter.assignedTo.isEmpty()) {
            // Who in the office looks after what is not a party's to find out.
            listing.always("1 = 0", Map.of());
        }
        inAcademicYears(filter.academicYear, listing);
        if (filter.disputed != null) {
            listing.always("a.id " + (filter.disputed ? "in " : "not in ") + DISPUTED, Map.of());
        }
        if (!audience.staff()) {
            listing.always(OWN, Map.of("own", audience.ownId()));
        }
        return listing.page(request, AgreementListItem::of);
    }

    private static String party(String condition) {
        return "exists (select 1 from AgreementParty p where p.agreement = a and " + condition + ")";
    }

    private static void inAcademicYears(List<String> years, Listing<Agreement> listing) {
        if (years == null || years.isEmpty()) {
            return;
        }
        List<String> alternatives = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        for (int i = 0; i < years.size(); i++) {
            alternatives.add(":year" + i + " between c.firstAcademicYear and c.lastAcademicYear");
            parameters.put("year" + i, years.get(i));
        }
        listing.always(
                "exists (select 1 from AgreementCondition c where c.agreement = a and ("
                        + String.join(" or ", alternatives) + "))",
                parameters);
    }

    /** A page of the revisions of one agreement, oldest first. */
    <V> Page<V> revisions(UUID agreement, ListRequest request, Function<AgreementRevision, V> view) {
        return Listing.of(getEntityManager(), AgreementRevision.class, "r")
                .always("r.agreement.id = :agreement", Map.of("agreement", agreement))
                .id(AgreementRevision::id)
                .sortable("revision", "r.revision", Integer.class, AgreementRevision::revision)
                .defaultSort("revision")
                .page(request, view);
    }

    /** A page of the approvals of one agreement, oldest first. */
    <V> Page<V> approvals(
            UUID agreement, List<String> hashes, ListRequest request, Function<AgreementApproval, V> view) {
        return Listing.of(getEntityManager(), AgreementApproval.class, "g")
                .always("g.agreement.id = :agreement", Map.of("agreement", agreement))
                .id(AgreementApproval::id)
                .filter("hash", hashes, "g.contentHash in :hash")
                .sortable("at", "g.approvedAt", Instant.class, AgreementApproval::approvedAt)
                .defaultSort("at")
                .page(request, view);
    }

    /**
     * @param row what becomes of each
     * @return all that are not deleted, each behind those that it comes from and, where that can be, goes on in
     */
    <T> Stream<T> all(Function<Agreement, T> row) {
        return Stream.concat(namingNone().map(row), inOrder(SuccessionOrder.of(links()), row));
    }

    private Stream<Agreement> namingNone() {
        return Exports.blocks(last -> getEntityManager()
                .createQuery(
                        "select a from Agreement a where a.state <> :deleted and a.reference > :reference"
                                + " and a.renews is null and a.splitFrom is null and a.replacedBy is null"
                                + " order by a.reference",
                        Agreement.class)
                .setParameter("deleted", AgreementState.DELETED)
                .setParameter("reference", last == null ? "" : last.reference())
                .setMaxResults(Exports.FETCH_SIZE)
                .getResultList());
    }

    private List<SuccessionOrder.Link> links() {
        return getEntityManager()
                .createQuery(
                        "select a.id, a.renews, a.splitFrom, a.replacedBy from Agreement a where a.state <> :deleted"
                                + " and (a.renews is not null or a.splitFrom is not null or a.replacedBy is not null)"
                                + " order by a.reference",
                        Object[].class)
                .setParameter("deleted", AgreementState.DELETED)
                .getResultStream()
                .map(row -> new SuccessionOrder.Link((UUID) row[0], (UUID) row[1], (UUID) row[2], (UUID) row[3]))
                .toList();
    }

    /** Makes the rows of a block at once: an export detaches what it has read in steps that are not those of these blocks. */
    private <T> Stream<T> inOrder(List<UUID> ids, Function<Agreement, T> row) {
        return IntStream.range(0, (ids.size() + Exports.FETCH_SIZE - 1) / Exports.FETCH_SIZE)
                .mapToObj(i -> ids.subList(i * Exports.FETCH_SIZE, Math.min(ids.size(), (i + 1) * Exports.FETCH_SIZE)))
                .flatMap(
                        block -> getEntityManager().unwrap(Session.class).findMultiple(Agreement.class, block).stream()
                                .map(row)
                                .toList()
                                .stream());
    }
}
