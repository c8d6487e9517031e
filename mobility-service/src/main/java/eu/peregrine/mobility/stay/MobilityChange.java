package eu.peregrine.mobility.stay;

import eu.peregrine.mobility.calendar.AcademicYear;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What may change of a mobility: its segments but the first one's host, its term.
 *
 * @param fullHostTerm whether it covers the host's whole term; absent leaves it as it is
 */
public record MobilityChange(
        @Pattern(regexp = AcademicYear.PATTERN + "-[12]") String term,
        Boolean fullHostTerm,
        @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid SegmentDraft> segments) {}
