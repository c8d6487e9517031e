package eu.peregrine.mobility.student;

import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of students can be narrowed by; repeated values mean either of them. */
public class StudentFilter {

    @QueryParam("id")
    @Parameter(description = "These students, at most 200.")
    List<UUID> ids;

    @QueryParam("cohort")
    @Parameter(description = "Year of graduation.")
    List<String> cohorts;

    @QueryParam("programme")
    @Parameter(description = "Id of the programme.")
    List<UUID> programmes;

    @QueryParam("status")
    @Parameter(description = "How enrolled.")
    List<StudentStatus> statuses;

    @QueryParam("intake")
    @Parameter(description = "Academic year of enrolment.")
    List<String> intakes;

    @QueryParam("verdict")
    @Parameter(description = "How the student stands against the mobility owed, by the outlook.")
    List<Verdict> verdicts;

    @QueryParam("q")
    @Parameter(description = "Part of the name.")
    String q;
}
