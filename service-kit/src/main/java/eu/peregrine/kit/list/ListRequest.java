package eu.peregrine.kit.list;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What every list takes; a {@code @BeanParam}. */
public class ListRequest {

    /** Items on a page when nothing is asked for. */
    public static final int DEFAULT_LIMIT = 50;
    /** The most items on a page. */
    public static final int MAX_LIMIT = 200;

    @QueryParam("limit")
    @Parameter(
            description = "Items on a page, 1 to 200.",
            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"))
    Integer limit;

    @QueryParam("cursor")
    @Parameter(
            description = "Where to go on, taken from `next` as it is; bound to the filter it was made for.",
            schema = @Schema(maxLength = 4000))
    String cursor;

    @QueryParam("sort")
    @Parameter(
            description = "Names to sort by, separated by commas, `-` in front of one for descending.",
            schema = @Schema(maxLength = 200))
    String sort;

    @QueryParam("count")
    @Parameter(description = "Whether to say how many there are on all pages.")
    Boolean count;

    @Context
    UriInfo uri;

    /** What to count by; null in a list that does not count. */
    String facets() {
        return null;
    }
}
