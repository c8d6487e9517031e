package eu.peregrine.mobility.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long a student must have been abroad: exactly one of the three.
 *
 * @param weeks weeks of seven calendar days
 * @param days calendar days
 * @param semester one semester
 */
public record Minimum(
        @Min(1) @Max(260) Integer weeks,
        @Min(1) @Max(1830) Integer days,
        @Valid Semester semester) {

    /** A minimum in weeks. */
    public static Minimum ofWeeks(int weeks) {
        return new Minimum(weeks, null, null);
    }

    /** A minimum in days. */
    public static Minimum ofDays(int days) {
        return new Minimum(null, days, null);
    }

    /** One semester: the host's full term, or as many days. */
    public static Minimum ofSemester(int orDays) {
        return new Minimum(null, null, new Semester(true, orDays));
    }

    /** The calendar days that are enough in any case. */
    public int inDays() {
        if (weeks != null) {
            return weeks * 7;
        }
        return days != null ? days : semester.orDays();
    }

    /** Whether one full term of the host is enough however short it was. */
    public boolean fullHostTermIsEnough() {
        return semester != null && semester.fullHostTerm();
    }

    @Schema(hidden = true)
    @AssertTrue(message = "exactly one of weeks, days and semester")
    boolean isExactlyOne() {
        return Stream.of(weeks, days, semester).filter(Objects::nonNull).count() == 1;
    }
}
