package eu.peregrine.mobility.seat;

import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The count of seats per condition and academic year. Every change is one conditional UPDATE of one row, so that no
 * number of writers at once can take more than there is. Who changes several rows calls {@link #oneAtATime} first.
 */
@ApplicationScoped
public class Seats {
    private final EntityManager entityManager;

    @Inject
    Seats(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Lets nobody else pass seats from one destination to another until the transaction ends. Whoever changes the counts of
     * several keys, in whatever order, comes through here first, so that two of them cannot wait for each other.
     */
    @Transactional
    public void oneAtATime() {
        entityManager
                .createNativeQuery(
                        "select true from (select pg_advisory_xact_lock(hashtext('peregrine.seats'))) as held")
                .getSingleResult();
    }

    /**
     * Takes seats that are free.
     *
     * @param limits of the condition as it stands now
     * @param months of all the people together
     * @throws eu.peregrine.kit.problem.ProblemException 409 when people or months would exceed a limit
     */
    @Transactional
    public void take(SeatKey key, SeatUse use, int people, BigDecimal months, SeatLimits limits) {
        if (!takeIfFree(key, use, people, months, limits)) {
            SeatCount now = of(List.of(key)).getOrDefault(key, SeatCount.NONE);
            throw Problems.conflict(
                    "no-seat-left",
                    "The destination promises " + limits.people() + " people"
                            + (limits.months() == null ? "" : " and " + plain(limits.months()) + " months") + " in "
                            + key.academicYear() + "; " + now.taken() + " people and " + plain(now.months())
                            + " months are taken, so " + (people > 0 ? people : plain(months) + " months")
                            + " more do not fit.");
        }
    }

    /**
     * Takes seats if they are free, and says whether they were.
     *
     * @param limits of the condition as it stands now
     * @param months of all the people together
     */
    @Transactional
    public boolean takeIfFree(SeatKey key, SeatUse use, int people, BigDecimal months, SeatLimits limits) {
        entityManager
                .createNativeQuery("insert into seat_count (condition_id, academic_year) values (:condition, :year)"
                        + " on conflict do nothing")
                .setParameter("condition", key.conditionId())
                .setParameter("year", key.academicYear())
                .executeUpdate();
        int changed = entityManager
                .createNativeQuery("update seat_count set " + use.column() + " = " + use.column() + " + :people,"
                        + " months = months + :months"
                        + " where condition_id = :condition and academic_year = :year"
                        + " and offered + reserved + consumed + :people <= :seats"
                        + " and (cast(:limit as numeric) is null or months + :months <= cast(:limit as numeric))")
                .setParameter("people", people)
                .setParameter("months", months)
                .setParameter("condition", key.conditionId())
                .setParameter("year", key.academicYear())
                .setParameter("seats", limits.people())
                .setParameter("limit", limits.months())
                .executeUpdate();
        return changed == 1;
    }

    /**
     * Moves seats on, or back.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when they are not there, which means somebody was faster
     */
    @Transactional
    public void move(SeatKey key, SeatUse from, SeatUse to, int people) {
        int changed = entityManager
                .createNativeQuery("update seat_count set " + from.column() + " = " + from.column() + " - :people, "
                        + to.column() + " = " + to.column() + " + :people"
                        + " where condition_id = :condition and academic_year = :year and " + from.column()
                        + " >= :people")
                .setParameter("people", people)
                .setParameter("condition", key.conditionId())
                .setParameter("year", key.academicYear())
                .executeUpdate();
        requireChanged(changed, from);
    }

    /** Gives seats back, with the months they held. */
    @Transactional
    public void release(SeatKey key, SeatUse from, int people, BigDecimal months) {
        int changed = entityManager
                .createNativeQuery("update seat_count set " + from.column() + " = " + from.column() + " - :people,"
                        + " released = released + :people, months = months - :months"
                        + " where condition_id = :condition and academic_year = :year and " + from.column()
                        + " >= :people")
                .setParameter("people", people)
                .setParameter("months", months)
                .setParameter("condition", key.conditionId())
                .setParameter("year", key.academicYear())
                .executeUpdate();
        requireChanged(changed, from);
    }

    /** Gives back months that a stay did not need; its person stays counted. */
    @Transactional
    public void returnMonths(SeatKey key, BigDecimal months) {
        entityManager
                .createNativeQuery("update seat_count set months = months - :months"
                        + " where condition_id = :condition and academic_year = :year")
                .setParameter("months", months)
                .setParameter("condition", key.conditionId())
                .setParameter("year", key.academicYear())
                .executeUpdate();
    }

    /** The counts of several keys, in one statement; a key that nobody ever took a seat of is absent. */
    @Transactional
    public Map<SeatKey, SeatCount> of(Collection<SeatKey> keys) {
        Map<SeatKey, SeatCount> counts = new HashMap<>();
        if (keys.isEmpty()) {
            return counts;
        }
        List<?> rows = entityManager
                .createNativeQuery("select condition_id, academic_year, offered, reserved, consumed, released, months"
                        + " from seat_count where condition_id in (:conditions)")
                .setParameter(
                        "conditions",
                        keys.stream().map(SeatKey::conditionId).distinct().toList())
                .getResultList();
        for (Object row : rows) {
            Object[] c = (Object[]) row;
            SeatKey key = new SeatKey((UUID) c[0], (String) c[1]);
            if (keys.contains(key)) {
                counts.put(
                        key, new SeatCount((Integer) c[2], (Integer) c[3], (Integer) c[4], (Integer) c[5], (BigDecimal)
                                c[6]));
            }
        }
        return counts;
    }

    private static String plain(BigDecimal months) {
        return months.stripTrailingZeros().toPlainString();
    }

    private static void requireChanged(int changed, SeatUse from) {
        if (changed == 0) {
            throw Problems.conflict("seat-not-held", "That seat is not " + from.column() + " any more.");
        }
    }
}
