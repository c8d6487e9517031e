package eu.peregrine.partners.nomination;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.partners.mobility.AcademicYearSpan;
import eu.peregrine.partners.mobility.FollowedMobility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Nominations in the database, and the seats that they take. */
@ApplicationScoped
class NominationRepository {

    /**
     * What a condition is called.
     *
     * @param agreement reference of the agreement that it is a part of
     * @param activity what it is for, as the API says it
     */
    record ConditionName(String agreement, String activity) {}

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Set<String> NOT_NOMINATED = Set.of("PLANNED", "CANCELLED");
    private static final Set<String> DIRECTIONS = Set.of("outgoing", "incoming");
    private static final int MOST_CONDITIONS = 200;

    /** What was agreed with a third party under the same agreement is not this partner's business. */
    private static final String SEATS = """
            select c.id, a.id, a.reference, a.title, c.activity, c.sending_id = :partner, c.mobilities_per_year,
                   held.offered, held.planned, held.nominated,
                   promised_months(c.total_months_per_year, c.total_days_per_year), held.months
            from agreement_party own
            join agreement a on a.id = own.agreement_id
            join agreement_party home on home.agreement_id = a.id and home.home
            join agreement_condition c on c.agreement_id = a.id
             and (c.sending_id = :partner and c.receiving_id = home.organisation_id
               or c.receiving_id = :partner and c.sending_id = home.organisation_id)
            cross join lateral (
                select count(*) filter (where h.state in ('OFFERED', 'ACCEPTED')) as offered,
                       count(*) filter (where h.state = 'PLANNED') as planned,
                       count(*) filter (where h.state not in ('OFFERED', 'ACCEPTED', 'PLANNED')) as nominated,
                       coalesce(sum(h.months), 0) as months
                from held_seat h
                where h.condition_id = c.id and h.academic_year >= :lower and h.academic_year < :upper
            ) held
            where own.organisation_id = :partner and not own.home
              and a.state in ('IN_FORCE', 'AMENDMENT_PROPOSED', 'TERMINATION_PROPOSED')
              and c.first_academic_year < :upper and c.last_academic_year >= :lower
              and last_year_promised(c.last_academic_year, a.notice_ends) >= :lower
            order by a.reference, c.position""";

    private final EntityManager entityManager;

    @Inject
    NominationRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    <V> Page<V> page(
            UUID partner,
            NominationFilter filter,
            AcademicYearSpan year,
            ListRequest request,
            Function<FollowedMobility, V> view) {
        Listing<FollowedMobility> listing = Listing.of(entityManager, FollowedMobility.class, "m")
                .id(FollowedMobility::id)
                .always(
                        "m.partnerId = :partner and m.academicYear >= :lower and m.academicYear < :upper",
                        Map.of("partner", partner, "lower", year.lower(), "upper", year.upper()))
                .filter("term", filter.terms(), "m.term in :term")
                .filter("direction", filter.direction, "m.direction in :direction")
                .filter("state", filter.state, "m.state in :state")
                .sortable("reference", "coalesce(m.reference, '')", String.class, FollowedMobility::reference)
                .sortable("state", "m.state", String.class, FollowedMobility::state)
                .defaultSort("reference");
        if (filter.state == null || filter.state.isEmpty()) {
            listing.always("m.state not in :idle", Map.of("idle", NOT_NOMINATED));
        }
        return listing.page(request, view);
    }

    /** The seats that the agreements in force with a partner promise in a year. */
    List<ConditionSeats> seats(UUID partner, AcademicYearSpan year) {
        List<?> rows = entityManager
                .createNativeQuery(SEATS, Object[].class)
                .setParameter("partner", partner)
                .setParameter("lower", year.lower())
                .setParameter("upper", year.upper())
                .setMaxResults(MOST_CONDITIONS)
                .getResultList();
        return rows.stream().map(row -> seats((Object[]) row)).toList();
    }

    private static ConditionSeats seats(Object[] cells) {
        int promised = number(cells[6]);
        int offered = number(cells[7]);
        int planned = number(cells[8]);
        int nominated = number(cells[9]);
        BigDecimal months = (BigDecimal) cells[10];
        BigDecimal monthsHeld = (BigDecimal) cells[11];
        boolean noMonthLeft = months != null && months.compareTo(monthsHeld) <= 0;
        return new ConditionSeats(
                (UUID) cells[0],
                Ref.to("agreements", (UUID) cells[1], LocalizedText.en(cells[2] + " " + cells[3])),
                word(cells[4]),
                Boolean.TRUE.equals(cells[5]) ? "incoming" : "outgoing",
                promised,
                offered,
                planned,
                nominated,
                noMonthLeft ? 0 : Math.max(0, promised - offered - planned - nominated),
                months,
                monthsHeld);
    }

    /** The next nominations behind one, by reference, at most {@value Exports#FETCH_SIZE}; behind null the first. */
    List<FollowedMobility> after(NominationRow last, UUID partner, NominationFilter filter, AcademicYearSpan year) {
        List<String> terms = filter.terms();
        boolean anyState = filter.state == null || filter.state.isEmpty();
        boolean anyDirection = filter.direction == null || filter.direction.isEmpty();
        return entityManager
                .createQuery("""
                        select m from FollowedMobility m
                        where m.partnerId = :partner and m.academicYear >= :lower and m.academicYear < :upper
                          and (:anyTerm = true or m.term in :terms) and m.direction in :directions
                          and (:anyState = true and m.state not in :idle or m.state in :states)
                          and (coalesce(m.reference, '') > :reference
                            or coalesce(m.reference, '') = :reference and m.id > :id)
                        order by coalesce(m.reference, ''), m.id""", FollowedMobility.class)
                .setParameter("partner", partner)
                .setParameter("lower", year.lower())
                .setParameter("upper", year.upper())
                .setParameter("anyTerm", terms.isEmpty())
                .setParameter("terms", terms)
                .setParameter("directions", anyDirection ? DIRECTIONS : filter.direction)
                .setParameter("anyState", anyState)
                .setParameter("idle", NOT_NOMINATED)
                .setParameter("states", anyState ? List.of() : filter.state)
                .setParameter("reference", last == null ? "" : last.reference())
                .setParameter("id", last == null ? NOBODY : last.id())
                .setMaxResults(Exports.FETCH_SIZE)
                .getResultList();
    }

    /** What conditions are for and who promises them, by their id; of those that have been replaced nothing is known. */
    Map<UUID, ConditionName> names(Collection<UUID> conditions) {
        Map<UUID, ConditionName> names = new HashMap<>();
        if (!conditions.isEmpty()) {
            List<?> rows = entityManager
                    .createNativeQuery(
                            "select c.id, a.reference, c.activity from agreement_condition c"
                                    + " join agreement a on a.id = c.agreement_id where c.id in (:ids)",
                            Object[].class)
                    .setParameter("ids", conditions)
                    .getResultList();
            for (Object row : rows) {
                Object[] cells = (Object[]) row;
                names.put((UUID) cells[0], new ConditionName((String) cells[1], word(cells[2])));
            }
        }
        return names;
    }

    // The database keeps the constant's name, the API says it in kebab case.
    private static String word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int number(Object cell) {
        return ((Number) cell).intValue();
    }
}
