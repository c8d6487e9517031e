package eu.peregrine.partners.mobility;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Some academic years in a row, told apart by the calendar year in which they begin: {@code 2026/2027} and, in the southern
 * hemisphere, {@code 2026/2026} are the same year here.
 *
 * @param from the first, such as {@code 2024/2025}
 * @param to the last, such as {@code 2026/2027}
 */
public record AcademicYearSpan(String from, String to) {

    /** The most years in a row that one may ask for. */
    public static final int MOST = 60;

    /** How an academic year is written. */
    public static final String PATTERN = "(19|20)[0-9]{2}/(19|20)[0-9]{2}";

    private static final Pattern YEAR = Pattern.compile(PATTERN);
    private static final int LENGTH = 4;

    /**
     * @param from the first year as the caller wrote it; null for {@code defaultYears} before the last
     * @param to the last; null for the one that today belongs to and {@code ahead} more
     * @param today the domain's day
     * @param ahead how many years after today's the span ends when nothing is asked for
     * @param defaultYears how many years when nothing is asked for
     * @return the years
     * @throws eu.peregrine.kit.problem.ProblemException 400 for what is no academic year, and for years out of order or too many
     */
    public static AcademicYearSpan of(String from, String to, LocalDate today, int ahead, int defaultYears) {
        List<Violation> wrong = new ArrayList<>();
        check("?from", from, wrong);
        check("?to", to, wrong);
        if (!wrong.isEmpty()) {
            throw Problems.badRequest(wrong);
        }
        int end = begun(today) + ahead;
        String last = to != null ? to : year(from == null ? end : Math.max(end, start(from)));
        String first = from != null ? from : year(start(last) - defaultYears + 1);
        if (start(first) > start(last) || start(last) - start(first) >= MOST) {
            throw Problems.badRequest(
                    "?to", "out-of-range", "The last year is the first or a later one, at most " + MOST + " in a row.");
        }
        return new AcademicYearSpan(first, last);
    }

    /**
     * One academic year.
     *
     * @param parameter that the caller wrote it in, such as {@code ?academicYear}
     * @param year as the caller wrote it; null for the one after today's
     * @param today the domain's day
     * @return the year, as a span
     * @throws eu.peregrine.kit.problem.ProblemException 400 for what is no academic year
     */
    public static AcademicYearSpan one(String parameter, String year, LocalDate today) {
        List<Violation> wrong = new ArrayList<>();
        check(parameter, year, wrong);
        if (!wrong.isEmpty()) {
            throw Problems.badRequest(wrong);
        }
        String asked = year == null ? year(begun(today) + 1) : year;
        return new AcademicYearSpan(asked, asked);
    }

    /**
     * @param day any day
     * @return the academic year it belongs to; years begin on 1 September
     */
    public static String at(LocalDate day) {
        return year(begun(day));
    }

    /** @return every academic year of the span in its northern form, oldest first */
    public List<String> years() {
        return IntStream.rangeClosed(start(from), start(to))
                .mapToObj(AcademicYearSpan::year)
                .toList();
    }

    /** @return the calendar year in which the first begins, as text: no academic year of the span sorts before it */
    @JsonIgnore
    public String lower() {
        return from.substring(0, LENGTH);
    }

    /** @return the calendar year after the one in which the last begins, as text: all of the span sort before it */
    @JsonIgnore
    public String upper() {
        return String.valueOf(start(to) + 1);
    }

    private static void check(String parameter, String year, List<Violation> wrong) {
        boolean right = year == null
                || YEAR.matcher(year).matches()
                        && Integer.parseInt(year.substring(LENGTH + 1)) - start(year) >= 0
                        && Integer.parseInt(year.substring(LENGTH + 1)) - start(year) <= 1;
        if (!right) {
            wrong.add(new Violation(parameter, "not-an-academic-year", "An academic year reads 2026/2027."));
        }
    }

    private static int begun(LocalDate day) {
        return day.getMonthValue() >= Month.SEPTEMBER.getValue() ? day.getYear() : day.getYear() - 1;
    }

    private static int start(String year) {
        return Integer.parseInt(year.substring(0, LENGTH));
    }

    private static String year(int start) {
        return start + "/" + (start + 1);
    }
}
