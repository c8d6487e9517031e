package eu.peregrine.partners.webhook;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a list of subscriptions: a repeated parameter means "or", different ones mean "and". */
public class SubscriptionFilter {

    @QueryParam("state")
    @Size(max = 10)
    @Parameter(description = "Whether it is told.")
    List<SubscriptionState> state;

    @QueryParam("organisation")
    @Size(max = 200)
    @Parameter(description = "Id of the organisation it belongs to.")
    List<UUID> organisation;

    @QueryParam("id")
    @Size(max = 200)
    @Parameter(description = "Many at once by their ids, at most 200.")
    List<UUID> id;

    @QueryParam("modifiedSince")
    @Parameter(description = "Only what was changed at or after this instant.")
    Instant modifiedSince;
}
