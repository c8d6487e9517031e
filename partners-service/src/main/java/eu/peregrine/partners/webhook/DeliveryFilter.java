package eu.peregrine.partners.webhook;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of a list of deliveries: a repeated parameter means "or", different ones mean "and". */
public class DeliveryFilter {

    @QueryParam("subscription")
    @Size(max = 200)
    @Parameter(description = "Id of the subscription.")
    List<UUID> subscription;

    @QueryParam("state")
    @Size(max = 10)
    @Parameter(description = "What has become of it.")
    List<DeliveryState> state;

    @QueryParam("type")
    @Size(max = 50)
    @Parameter(description = "Type of the event, such as agreement.approved.")
    List<@Size(max = 100) String> type;

    @QueryParam("subject")
    @Size(max = 200)
    @Parameter(description = "Id of what the event is about.")
    List<UUID> subject;

    @QueryParam("since")
    @Parameter(description = "Only what was queued at or after this instant.")
    Instant since;

    @QueryParam("id")
    @Size(max = 200)
    @Parameter(description = "Many at once by their ids, at most 200.")
    List<UUID> id;
}
