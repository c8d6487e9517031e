package eu.peregrine.mobility.arrival;

import eu.peregrine.mobility.calendar.AcademicYear;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * A term's guide as an officer writes it.
 *
 * @param id the caller's, or a new one if absent
 * @param term absent for every term of the year that has no guide of its own
 * @param bring what to bring along
 * @param dates when one is expected, and what happens when
 * @param housing where one lives
 * @param contacts whom to ask
 */
public record ArrivalGuideDraft(
        UUID id,
        @NotNull @Pattern(regexp = AcademicYear.PATTERN) String academicYear,
        @Pattern(regexp = AcademicYear.PATTERN + "-[12]") String term,
        @NotNull @Valid GuideText bring,
        @NotNull @Valid GuideText dates,
        @NotNull @Valid GuideText housing,
        @NotNull @Valid GuideText contacts) {}
