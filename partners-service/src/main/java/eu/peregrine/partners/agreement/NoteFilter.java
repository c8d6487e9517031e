package eu.peregrine.partners.agreement;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a list of notes: a repeated parameter means "or", different ones mean "and". */
public class NoteFilter {

    @QueryParam("revision")
    @Parameter(description = "The revision it is about.")
    List<Integer> revision;

    @QueryParam("condition")
    @Parameter(description = "Id of the condition it is about.")
    List<UUID> condition;

    @QueryParam("visibility")
    @Parameter(description = "Who reads it.")
    List<NoteVisibility> visibility;
}
