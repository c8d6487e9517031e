package eu.peregrine.mobility.destination;

import eu.peregrine.mobility.calendar.AcademicYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What other features need to know of a condition of an agreement, whatever it is for and whoever sends.
 *
 * @param activity such as {@code staff-teaching}
 * @param people per academic year
 * @param months per academic year, of 30 days where the agreement counts in days; null if not limited
 * @param endsOn the first day on which the agreement is over by notice; null of most
 * @param inForce whether the agreement is in force and promises it
 */
public record ConditionFacts(
        UUID id,
        UUID agreementId,
        String activity,
        UUID sendingId,
        UUID receivingId,
        AcademicYear firstAcademicYear,
        AcademicYear lastAcademicYear,
        int people,
        BigDecimal months,
        LocalDate endsOn,
        boolean inForce) {

    /** Whether it promises places in an academic year, in whichever form that is written. */
    public boolean covers(AcademicYear year) {
        return year.start() >= firstAcademicYear.start()
                && year.start() <= lastAcademicYear.start()
                && (endsOn == null || written(year).firstDay().isBefore(endsOn));
    }

    /** The year as the condition writes its years, by which its seats are counted: {@code 2026/2026} in the southern form. */
    public AcademicYear written(AcademicYear year) {
        boolean southern = firstAcademicYear.start() == firstAcademicYear.end();
        return new AcademicYear(year.start(), southern ? year.start() : year.start() + 1);
    }

    /** The academic year in its form that a day belongs to. */
    public AcademicYear yearOf(LocalDate day) {
        AcademicYear begun = written(new AcademicYear(day.getYear(), day.getYear()));
        return day.isBefore(begun.firstDay()) ? written(new AcademicYear(begun.start() - 1, begun.start() - 1)) : begun;
    }
}
