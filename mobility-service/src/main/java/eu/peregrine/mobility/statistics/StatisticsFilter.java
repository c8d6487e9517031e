package eu.peregrine.mobility.statistics;

import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.stay.Direction;
import eu.peregrine.mobility.stay.MobilityKind;
import eu.peregrine.mobility.student.Gender;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is counted, and by what; repeated values of a filter mean either of them. */
public class StatisticsFilter {

    @QueryParam("by")
    @Size(max = 4)
    @Parameter(description = "What to count by, at most four; everything together when nothing is said.")
    List<Dimension> by;

    @QueryParam("counted")
    @Parameter(
            description =
                    "Actual (the default): stays that have begun, their days until today. Projected: stays that the host"
                            + " has approved, all their days.")
    Counted counted;

    @QueryParam("direction")
    List<Direction> directions;

    @QueryParam("country")
    @Size(max = 200)
    @Parameter(description = "ISO 3166-1 alpha-2: where a participant goes to, or where a guest comes from.")
    List<@Pattern(regexp = "[A-Z]{2}") String> countries;

    @QueryParam("kind")
    List<MobilityKind> kinds;

    @QueryParam("programme")
    @Size(max = 200)
    List<UUID> programmes;

    @QueryParam("cohort")
    @Size(max = 50)
    @Parameter(description = "Year of graduation.")
    List<@Pattern(regexp = "(19|20)\\d\\d") String> cohorts;

    @QueryParam("academicYear")
    @Size(max = 50)
    @Parameter(description = "The academic year in which the stay starts.")
    List<@Pattern(regexp = AcademicYear.PATTERN) String> academicYears;

    @QueryParam("gender")
    List<Gender> genders;
}
