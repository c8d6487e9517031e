package eu.peregrine.partners.nomination;

import eu.peregrine.partners.mobility.AcademicYearSpan;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a nomination list: a repeated parameter means "or", different ones mean "and". */
public class NominationFilter {

    private static final int YEAR_LENGTH = 9;

    @QueryParam("academicYear")
    @Parameter(description = "Such as 2026/2027; by default the year of the term asked for, or the next one.")
    String academicYear;

    @QueryParam("term")
    @Size(max = 20)
    @Parameter(description = "Term in which the stay starts, such as 2026/2027-1.")
    List<@Pattern(regexp = AcademicYearSpan.PATTERN + "-[1-4](/[1-4])?", message = "A term reads 2026/2027-1.") String>
            term;

    @QueryParam("direction")
    @Size(max = 2)
    @Parameter(description = "outgoing or incoming, seen from the home school.")
    List<@Pattern(regexp = "outgoing|incoming", message = "A direction is outgoing or incoming.") String> direction;

    @QueryParam("state")
    @Size(max = 20)
    @Parameter(
            description =
                    "Where the mobility stands (code list mobility-state); by default all that are nominated and not cancelled.")
    List<
                    @Pattern(
                            regexp =
                                    "PLANNED|NOMINATED|HOST_REJECTED|HOST_APPROVED|READY|ON_SITE|INTERRUPTED|RETURNED|RECOGNISED|CLOSED|CANCELLED",
                            message = "This is no state of a mobility.")
                    String>
            state;

    /** @return the terms asked for as events name them: the number alone, without how many the year has */
    List<String> terms() {
        return term == null
                ? List.of()
                : term.stream()
                        .map(one -> one.replaceFirst("(-[1-4])/[1-4]$", "$1"))
                        .toList();
    }

    /**
     * @param today the domain's day
     * @return the academic year asked for
     */
    AcademicYearSpan year(LocalDate today) {
        boolean byTerm = academicYear == null && term != null && !term.isEmpty();
        return AcademicYearSpan.one(
                "?academicYear", byTerm ? term.get(0).substring(0, YEAR_LENGTH) : academicYear, today);
    }
}
