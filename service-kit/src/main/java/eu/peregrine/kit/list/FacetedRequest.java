package eu.peregrine.kit.list;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list takes that also counts by value; a {@code @BeanParam}. */
public class FacetedRequest extends ListRequest {

    @QueryParam("facets")
    @Parameter(
            description =
                    "Names to count by, separated by commas: how many there are of each value under the same filter.",
            schema = @Schema(maxLength = 200))
    String facets;

    @Override
    String facets() {
        return facets;
    }
}
