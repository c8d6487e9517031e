package eu.peregrine.mobility.crisis;

import eu.peregrine.mobility.stay.Direction;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What the crisis list can be narrowed by; repeated values mean either of them. */
public class CrisisFilter {

    @QueryParam("country")
    @Size(max = 200)
    @Parameter(description = "ISO 3166-1 alpha-2, where somebody is.")
    List<@Pattern(regexp = "[A-Z]{2}") String> countries;

    @QueryParam("host")
    @Size(max = 200)
    List<UUID> hosts;

    @QueryParam("direction")
    List<Direction> directions;
}
