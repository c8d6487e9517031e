package eu.peregrine.partners.agreement;

import java.time.LocalDate;
import java.time.Month;

/**
 * Academic years as EWP writes them: {@code 2026/2027}, which ends on 31 August 2027, and in the southern hemisphere
 * {@code 2026/2026}, which ends on 31 December 2026.
 */
final class AcademicYears {

    static final String PATTERN = "(19|20)[0-9]{2}/(19|20)[0-9]{2}";
    static final String MESSAGE = "An academic year reads 2026/2027, or 2026/2026 in the southern hemisphere.";

    private AcademicYears() {}

    /** Whether it ends in the year it begins or in the next. */
    static boolean isYear(String year) {
        if (year == null || !year.matches(PATTERN)) {
            return false;
        }
        int length = end(year) - start(year);
        return length == 0 || length == 1;
    }

    /** Whether the first of two years begins before the other, or ends before it. */
    static boolean isBefore(String year, String other) {
        return year.compareTo(other) < 0;
    }

    /** The calendar year in which it begins. */
    static int start(String year) {
        return Integer.parseInt(year.substring(0, 4));
    }

    private static int end(String year) {
        return Integer.parseInt(year.substring(5));
    }

    /** The same kind of year, so many years later. */
    static String later(String year, int years) {
        return (start(year) + years) + "/" + (end(year) + years);
    }

    /** The first day on which it is over. */
    static LocalDate over(String year) {
        return start(year) == end(year)
                ? LocalDate.of(end(year) + 1, Month.JANUARY, 1)
                : LocalDate.of(end(year), Month.SEPTEMBER, 1);
    }

    /** The year of the same form that runs on a day. */
    static String running(LocalDate day, String form) {
        if (start(form) == end(form)) {
            return day.getYear() + "/" + day.getYear();
        }
        int start = day.getMonthValue() >= Month.SEPTEMBER.getValue() ? day.getYear() : day.getYear() - 1;
        return start + "/" + (start + 1);
    }

    /** The last day by which an amendment for this year should be agreed. Source: design, domain, "Agreement". */
    static LocalDate amendableUntil(String year) {
        return LocalDate.of(start(year), Month.JANUARY, 31);
    }
}
