package eu.peregrine.mobility.stay;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of mobilities can be narrowed by. */
public class MobilityFilter {
    @QueryParam("id")
    @Size(max = 200)
    List<UUID> ids;

    @QueryParam("direction")
    List<Direction> directions;

    @QueryParam("state")
    List<MobilityState> states;

    @QueryParam("kind")
    List<MobilityKind> kinds;

    @QueryParam("academicYear")
    List<String> academicYears;

    @QueryParam("term")
    List<String> terms;

    @QueryParam("host")
    @Parameter(description = "An organisation that receives, in any segment.")
    List<UUID> hosts;

    @QueryParam("sending")
    List<UUID> sending;

    @QueryParam("country")
    @Parameter(description = "ISO 3166-1 alpha-2, of any segment.")
    List<String> countries;

    @QueryParam("programme")
    List<UUID> programmes;

    @QueryParam("cohort")
    List<String> cohorts;

    @QueryParam("student")
    List<UUID> students;

    @QueryParam("campaign")
    List<UUID> campaigns;

    @QueryParam("onSiteOn")
    @Parameter(description = "Who is at a host on that day, as far as arrivals and departures are attested.")
    LocalDate onSiteOn;

    @QueryParam("missing")
    @Parameter(description = "What is lacking for the next step.")
    Missing missing;

    @QueryParam("assignedTo")
    @Size(max = 50)
    @Parameter(description = "Subject of the officer who looks after it; staff alone filters by it.")
    List<@Size(max = 200) String> assignedTo;

    @QueryParam("modifiedSince")
    Instant modifiedSince;
}
