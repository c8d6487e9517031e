package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a list of agreements: a repeated parameter means "or", different ones mean "and". */
public class AgreementFilter {

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(
            description =
                    "Words of the title, the reference or a party's name; accents, case and small typos do not matter.")
    String q;

    @QueryParam("state")
    @Parameter(description = "Where it stands. What was withdrawn is listed only for DELETED, and for modifiedSince.")
    List<AgreementState> state;

    @QueryParam("kind")
    @Parameter(description = "What it is about.")
    List<AgreementKind> kind;

    @QueryParam("party")
    @Size(max = 200)
    @Parameter(description = "Id of an organisation that is a party.")
    List<UUID> party;

    @QueryParam("country")
    @Size(max = 200)
    @Parameter(description = "Country of a party other than the home school, ISO 3166-1 alpha-2.")
    List<String> country;

    @QueryParam("activity")
    @Parameter(description = "Activity of one of its conditions.")
    List<Activity> activity;

    @QueryParam("academicYear")
    @Size(max = 20)
    @Parameter(description = "Academic year in which one of its conditions holds, such as 2026/2027.")
    List<@Pattern(regexp = AcademicYears.PATTERN, message = AcademicYears.MESSAGE) String> academicYear;

    @QueryParam("awaiting")
    @Size(max = 200)
    @Parameter(description = "Id of an organisation whose approval is missing.")
    List<UUID> awaiting;

    @QueryParam("expiresBefore")
    @Parameter(description = "Only what is in force and ends by notice, or expires, before this day.")
    LocalDate expiresBefore;

    @QueryParam("assignedTo")
    @Size(max = 50)
    @Parameter(description = "Subject of the officer who looks after it; staff alone filters by it.")
    List<@Size(max = 200) String> assignedTo;

    @QueryParam("disputed")
    @Parameter(description = "Whether a party disputes what was recorded for it, and is not answered yet.")
    Boolean disputed;

    @QueryParam("id")
    @Size(max = 200)
    @Parameter(description = "Many at once by their ids, at most 200.")
    List<UUID> id;

    @QueryParam("modifiedSince")
    @Parameter(
            description =
                    "Only what was changed at or after this instant; what was withdrawn too, so that whoever polls"
                            + " learns of it.")
    Instant modifiedSince;

    /** Whether what was withdrawn belongs to the answer. */
    boolean wantsTombstones() {
        return modifiedSince != null || state != null && state.contains(AgreementState.DELETED);
    }
}
