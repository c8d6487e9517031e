package eu.peregrine.mobility.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An academic year: {@code 2026/2027}, or {@code 2026/2026} where it is the calendar year, as in the southern
 * hemisphere.
 *
 * @param start the calendar year in which it begins
 * @param end the calendar year in which it ends: the same or the next one
 */
public record AcademicYear(int start, int end) implements Comparable<AcademicYear> {

    /** How an academic year is written; the two years' distance is checked by {@link #valid(String)}. */
    public static final String PATTERN = "(19|20)\\d\\d/(19|20)\\d\\d";

    /** How many terms a year has here. */
    public static final int TERMS = 2;

    private static final Pattern FORM = Pattern.compile("(\\d{4})/(\\d{4})");

    /** @throws IllegalArgumentException if the end is neither the start's year nor the next one */
    public AcademicYear {
        if (end != start && end != start + 1) {
            throw new IllegalArgumentException("An academic year ends in the year it starts in or in the next one.");
        }
    }

    /**
     * Reads {@code 2026/2027}.
     *
     * @throws IllegalArgumentException if it is not an academic year
     */
    @JsonCreator
    public static AcademicYear of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("An academic year is written 2026/2027.");
        }
        return new AcademicYear(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** Whether the text is an academic year between 1900 and 2099. */
    public static boolean valid(String text) {
        if (text == null || !text.matches(PATTERN)) {
            return false;
        }
        int start = Integer.parseInt(text.substring(0, 4));
        int end = Integer.parseInt(text.substring(5));
        return end == start || end == start + 1;
    }

    /** The day it begins on as agreements count it: 1 September, in the southern hemisphere 1 January. */
    public LocalDate firstDay() {
        return start == end ? LocalDate.of(start, Month.JANUARY, 1) : LocalDate.of(start, Month.SEPTEMBER, 1);
    }

    /** The year after this one, of the same form. */
    public AcademicYear next() {
        return new AcademicYear(start + 1, end + 1);
    }

    /** Its terms in order: {@code 2026/2027-1}, {@code 2026/2027-2}. */
    public List<String> terms() {
        List<String> terms = new ArrayList<>();
        for (int number = 1; number <= TERMS; number++) {
            terms.add(this + "-" + number);
        }
        return terms;
    }

    @Override
    public int compareTo(AcademicYear other) {
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
    }

    @JsonValue
    @Override
    public String toString() {
        return start + "/" + end;
    }
}
