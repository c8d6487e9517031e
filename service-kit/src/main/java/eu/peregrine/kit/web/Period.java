package eu.peregrine.kit.web;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A period of whole days.
 *
 * @param start its first day
 * @param end its last day, which belongs to it
 */
@Embeddable
public record Period(@NotNull LocalDate start, @NotNull LocalDate end) {

    /** Calendar days, both ends counted. */
    public long days() {
        return ChronoUnit.DAYS.between(start, end) + 1;
    }

    /** Whether the two share a day. */
    public boolean overlaps(Period other) {
        return !start.isAfter(other.end) && !other.start.isAfter(end);
    }

    /** Whether the day belongs to the period. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(end);
    }

    @Schema(hidden = true)
    @AssertTrue(message = "{peregrine.period}")
    boolean isInOrder() {
        return start == null || end == null || !end.isBefore(start);
    }
}
