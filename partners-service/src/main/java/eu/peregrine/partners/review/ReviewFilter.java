package eu.peregrine.partners.review;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a list of reviews: a repeated parameter means "or", different ones mean "and". */
public class ReviewFilter {

    @QueryParam("organisation")
    @Size(max = 200)
    @Parameter(description = "Id of the organisation that is reviewed.")
    List<UUID> organisation;

    @QueryParam("state")
    @Parameter(description = "Where it stands.")
    List<ReviewState> state;

    @QueryParam("decision")
    @Parameter(description = "Its outcome.")
    List<Decision> decision;

    @QueryParam("id")
    @Size(max = 200)
    @Parameter(description = "Many at once by their ids, at most 200.")
    List<UUID> id;

    @QueryParam("modifiedSince")
    @Parameter(description = "Only what was changed at or after this instant.")
    Instant modifiedSince;
}
