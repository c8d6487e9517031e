package eu.peregrine.partners.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts, for many organisations at once, the agreements that bind and the seats they promise. */
@ApplicationScoped
class SeatCounts {

    private static final String BINDING = "('IN_FORCE', 'AMENDMENT_PROPOSED', 'TERMINATION_PROPOSED')";

    private static final String AGREEMENTS = """
            select p.organisation_id, count(*) from agreement_party p join agreement a on a.id = p.agreement_id
            where p.organisation_id in (:ids) and a.state in %s
            group by p.organisation_id""".formatted(BINDING);

    /**
     * Seats of a condition that more people hold than it promises take none from another condition; none is free where all
     * months are taken. Under notice nothing is promised for a year that begins after the end.
     */
    private static final String SEATS = """
            select c.receiving_id, sum(c.mobilities_per_year), sum(
                case when promised_months(c.total_months_per_year, c.total_days_per_year) <= used.months then 0
                     else greatest(0, c.mobilities_per_year - used.people) end)
            from agreement_condition c
            join agreement a on a.id = c.agreement_id
            join agreement_party home on home.agreement_id = a.id and home.organisation_id = c.sending_id and home.home
            cross join lateral (
                select count(*) as people, coalesce(sum(h.months), 0) as months from held_seat h
                where h.condition_id = c.id and h.academic_year >= :lower and h.academic_year < :upper
            ) used
            where c.receiving_id in (:ids) and a.state in %s and c.activity = 'STUDENT_STUDIES'
              and c.first_academic_year < :upper and c.last_academic_year >= :lower
              and last_year_promised(c.last_academic_year, a.notice_ends) >= :lower
            group by c.receiving_id""".formatted(BINDING);

    private final EntityManager entityManager;

    @Inject
    SeatCounts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * What the agreements with one organisation give.
     *
     * @param promised seats
     * @param free those that nobody holds
     */
    record Seats(long promised, long free) {

        static final Seats NONE = new Seats(0, 0);
    }

    /** How many agreements bind each organisation now; those without any are not in the answer. */
    Map<UUID, Long> agreements(Collection<UUID> organisations) {
        Map<UUID, Long> counts = new HashMap<>();
        if (!organisations.isEmpty()) {
            List<?> rows = entityManager
                    .createNativeQuery(AGREEMENTS, Object[].class)
                    .setParameter("ids", organisations)
                    .getResultList();
            rows.forEach(row -> counts.put((UUID) ((Object[]) row)[0], ((Number) ((Object[]) row)[1]).longValue()));
        }
        return counts;
    }

    /**
     * @param lower the calendar year in which the academic year begins
     * @param upper the one after it
     */
    Map<UUID, Seats> seats(Collection<UUID> organisations, String lower, String upper) {
        Map<UUID, Seats> seats = new HashMap<>();
        if (!organisations.isEmpty()) {
            List<?> rows = entityManager
                    .createNativeQuery(SEATS, Object[].class)
                    .setParameter("ids", organisations)
                    .setParameter("lower", lower)
                    .setParameter("upper", upper)
                    .getResultList();
            for (Object row : rows) {
                Object[] cells = (Object[]) row;
                seats.put((UUID) cells[0], new Seats(((Number) cells[1]).longValue(), ((Number) cells[2]).longValue()));
            }
        }
        return seats;
    }
}
