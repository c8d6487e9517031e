package eu.peregrine.mobility.shortprogramme;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of sessions can be narrowed by, besides their kind. */
public class SessionFilter {
    @QueryParam("id")
    @Size(max = 200)
    List<UUID> ids;

    @QueryParam("state")
    List<SessionState> states;

    @QueryParam("country")
    List<String> countries;

    @QueryParam("from")
    @Parameter(description = "It begins on this day or later.")
    LocalDate from;

    @QueryParam("to")
    @Parameter(description = "It ends on this day or earlier.")
    LocalDate to;

    @QueryParam("modifiedSince")
    Instant modifiedSince;
}
