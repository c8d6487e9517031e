package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.Period;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;

/**
 * One term at a partner, with its deadlines: ends of days in the factsheet's time zone.
 *
 * @param term academic year and number, such as {@code 2026/2027-1/2}
 * @param period first and last day of the term, examinations included
 * @param nominationDeadline last day on which the sending institution may nominate
 * @param applicationDeadline last day on which a nominated student may apply
 */
public record TermCalendar(
        @NotNull
        @Pattern(
                regexp = "(19|20)[0-9]{2}/(19|20)[0-9]{2}-[1-4]/[1-4]",
                message = "A term reads 2026/2027-1/2: the academic year, then which of how many.")
        String term,

        @Valid Period period,
        LocalDate nominationDeadline,
        LocalDate applicationDeadline) {}
