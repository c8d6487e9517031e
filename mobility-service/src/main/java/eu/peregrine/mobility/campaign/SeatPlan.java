package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.SeatLimits;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks whole seats against what agreements promise: over all terms of a condition, people against mobilities per year
 * and months against total months per year, both after what is taken already.
 */
public final class SeatPlan {
    private SeatPlan() {}

    /** People and months together. */
    public record Amount(int people, BigDecimal months) {
        /** Nothing. */
        public static final Amount NONE = new Amount(0, BigDecimal.ZERO);

        /** Both added up. */
        public Amount plus(int morePeople, BigDecimal moreMonths) {
            return new Amount(people + morePeople, months.add(moreMonths));
        }
    }

    /**
     * @param plan in the order in which the caller sent it
     * @param limits of every condition and year in the plan
     * @param taken already, by other campaigns and mobilities; a key that is absent has nothing taken
     * @return all violations at once, each pointing to the first line of its condition
     */
    public static List<Violation> check(
            List<PlannedSeats> plan, Map<SeatKey, SeatLimits> limits, Map<SeatKey, Amount> taken) {
        Map<SeatKey, Amount> planned = new LinkedHashMap<>();
        Map<SeatKey, Integer> firstLine = new LinkedHashMap<>();
        for (int i = 0; i < plan.size(); i++) {
            PlannedSeats line = plan.get(i);
            SeatKey key = new SeatKey(line.conditionId(), line.academicYear());
            firstLine.putIfAbsent(key, i);
            planned.merge(key, Amount.NONE.plus(line.seats(), line.months()), (a, b) -> a.plus(b.people(), b.months()));
        }
        Violations violations = new Violations();
        planned.forEach((key, amount) ->
                checkLimits("/seats/" + firstLine.get(key), key, amount, limits.get(key), taken.get(key), violations));
        return violations.all();
    }

    private static void checkLimits(
            String pointer, SeatKey key, Amount planned, SeatLimits limits, Amount takenOrNull, Violations violations) {
        Amount taken = takenOrNull == null ? Amount.NONE : takenOrNull;
        int freePeople = limits.people() - taken.people();
        violations.check(
                planned.people() <= freePeople,
                pointer + "/seats",
                "too-many-people",
                planned.people() + " seats are planned in " + key.academicYear()
                        + " under this agreement's condition; it" + " promises " + limits.people()
                        + " a year, of which " + taken.people() + " are taken.");
        if (limits.months() != null) {
            violations.check(
                    planned.months().add(taken.months()).compareTo(limits.months()) <= 0,
                    pointer + "/monthsPerSeat",
                    "too-many-months",
                    planned.months().toPlainString() + " months are planned in " + key.academicYear()
                            + " under this agreement's condition; it promises "
                            + limits.months().toPlainString() + " a year, of which "
                            + taken.months().toPlainString() + " are taken.");
        }
    }
}
