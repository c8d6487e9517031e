package eu.peregrine.mobility.placement;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of placements can be narrowed by. */
public class PlacementFilter {
    @QueryParam("q")
    @Size(max = 200)
    @Parameter(
            description =
                    "Words of title, unit, place, description or reference; accents, case and a typo do not matter.")
    String q;

    @QueryParam("id")
    @Size(max = 200)
    List<UUID> ids;

    @QueryParam("kind")
    List<PlacementKind> kinds;

    @QueryParam("state")
    List<PlacementState> states;

    @QueryParam("country")
    List<String> countries;

    @QueryParam("host")
    List<UUID> hosts;

    @QueryParam("field")
    @Parameter(description = "ISCED-F, four digits; offers for all fields are found too.")
    List<String> fields;

    @QueryParam("language")
    @Parameter(description = "A language that is spoken at work.")
    List<String> languages;

    @QueryParam("from")
    @Parameter(description = "It begins on this day or later.")
    LocalDate from;

    @QueryParam("to")
    @Parameter(description = "It ends on this day or earlier.")
    LocalDate to;

    @QueryParam("modifiedSince")
    Instant modifiedSince;
}
