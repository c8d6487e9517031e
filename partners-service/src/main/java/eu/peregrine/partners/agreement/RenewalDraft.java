package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The wish to follow on an agreement with a new one.
 *
 * @param title of the new one; the same when absent
 * @param firstAcademicYear in which the new one begins; the year after the last one of the old when absent. Every condition
 *     moves by as many years, so that each lasts as long as before
 */
public record RenewalDraft(
        @Size(min = 1, max = 300) String title,

        @Pattern(regexp = AcademicYears.PATTERN, message = AcademicYears.MESSAGE)
        String firstAcademicYear) {}
