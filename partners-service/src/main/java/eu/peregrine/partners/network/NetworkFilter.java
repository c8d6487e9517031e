package eu.peregrine.partners.network;

import eu.peregrine.partners.organisation.NetworkKind;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of the list of networks: a repeated parameter means "or", different ones mean "and". */
public class NetworkFilter {

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Words of the name, city or an identifier; accents, case and small typos do not matter.")
    String q;

    @QueryParam("kind")
    @Parameter(description = "What kind of network.")
    List<NetworkKind> kind;

    @QueryParam("id")
    @Size(max = 200)
    @Parameter(description = "Many at once by their ids, at most 200.")
    List<UUID> id;

    @QueryParam("modifiedSince")
    @Parameter(description = "Only what was changed at or after this instant.")
    Instant modifiedSince;
}
