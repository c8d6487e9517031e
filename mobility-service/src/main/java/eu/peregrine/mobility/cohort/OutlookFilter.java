package eu.peregrine.mobility.cohort;

import eu.peregrine.mobility.programme.StudentStatus;
import eu.peregrine.mobility.student.Verdict;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What an outlook can be narrowed by; repeated values mean either of them. */
public class OutlookFilter {

    @QueryParam("id")
    @Size(max = 200)
    @Parameter(description = "These students, at most 200.")
    List<UUID> ids;

    @QueryParam("verdict")
    @Parameter(description = "How the student stands.")
    List<Verdict> verdicts;

    @QueryParam("programme")
    @Parameter(description = "Id of the programme.")
    List<UUID> programmes;

    @QueryParam("status")
    @Parameter(description = "How enrolled.")
    List<StudentStatus> statuses;

    @QueryParam("intake")
    @Parameter(description = "Academic year of enrolment.")
    List<String> intakes;

    @QueryParam("missingLanguage")
    @Size(max = 20)
    @Parameter(
            description =
                    "A language of which a level is owed and not proven, by its code; `second` for any further one.")
    List<String> missingLanguages;

    @QueryParam("latestDepartureBefore")
    @Parameter(description = "Who must leave before this day to reach the minimum.")
    LocalDate latestDepartureBefore;

    @QueryParam("missingDaysFrom")
    @Min(0)
    @Max(2000)
    @Parameter(description = "Who still owes at least so many days.")
    Integer missingDaysFrom;
}
