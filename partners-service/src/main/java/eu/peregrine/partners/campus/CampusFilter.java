package eu.peregrine.partners.campus;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a list of campuses: a repeated parameter means "or", different ones mean "and". */
public class CampusFilter {

    @QueryParam("kind")
    @Parameter(description = "At home or abroad.")
    List<CampusKind> kind;

    @QueryParam("state")
    @Parameter(description = "Where it stands.")
    List<CampusState> state;

    @QueryParam("country")
    @Size(max = 200)
    @Parameter(description = "ISO 3166-1 alpha-2.")
    List<String> country;

    @QueryParam("host")
    @Size(max = 200)
    @Parameter(description = "Id of the organisation that hosts it.")
    List<UUID> host;

    @QueryParam("level")
    @Parameter(description = "A level that is taught there.")
    List<ProgrammeLevel> level;

    @QueryParam("id")
    @Size(max = 200)
    @Parameter(description = "Many at once by their ids, at most 200.")
    List<UUID> id;

    @QueryParam("modifiedSince")
    @Parameter(description = "Only what was changed at or after this instant.")
    Instant modifiedSince;
}
