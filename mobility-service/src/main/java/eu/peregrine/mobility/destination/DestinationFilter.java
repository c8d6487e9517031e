package eu.peregrine.mobility.destination;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of destinations can be narrowed by; repeated values mean either of them. */
public class DestinationFilter {

    @QueryParam("id")
    @Parameter(description = "These destinations, at most 200.")
    List<UUID> ids;

    @QueryParam("academicYear")
    @Parameter(description = "Such as 2027/2028.")
    List<String> academicYears;

    @QueryParam("term")
    @Parameter(description = "Such as 2027/2028-1.")
    List<String> terms;

    @QueryParam("country")
    @Parameter(description = "The host's, ISO 3166-1 alpha-2.")
    List<String> countries;

    @QueryParam("host")
    @Parameter(description = "Id of the receiving organisation.")
    List<UUID> hosts;

    @QueryParam("agreement")
    @Parameter(description = "Id of the agreement.")
    List<UUID> agreements;

    @QueryParam("campus")
    @Parameter(description = "Id of one of the school's campuses.")
    List<UUID> campuses;

    @QueryParam("state")
    @Parameter(description = "Whether students may be sent there.")
    DestinationState state;

    @QueryParam("q")
    @Parameter(description = "Part of the host's name or city.")
    String q;
}
