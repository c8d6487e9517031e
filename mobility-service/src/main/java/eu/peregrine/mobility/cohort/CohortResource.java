package eu.peregrine.mobility.cohort;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.FacetedRequest;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cohorts over HTTP. */
@Path("/api/v1/cohorts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cohorts", description = "Who will graduate in a year, and who will not for lack of mobility or language")
public class CohortResource {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final Outlooks outlooks;
    private final SeatForecasts forecasts;
    private final Exports exports;

    @Inject
    CohortResource(Outlooks outlooks, SeatForecasts forecasts, Exports exports) {
        this.outlooks = outlooks;
        this.forecasts = forecasts;
        this.exports = exports;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listCohorts", summary = "All cohorts with how many students stand how")
    @APIResponseSchema(CohortList.class)
    public Response list() {
        return Answers.ok(new CohortList(outlooks.cohorts()));
    }

    @GET
    @Path("{id}/outlook")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listOutlook",
            summary = "Who of a cohort is on course, at risk and until when, lost, satisfied or exempt")
    @APIResponseSchema(OutlookPage.class)
    public Response outlook(
            @PathParam("id") String id, @BeanParam FacetedRequest request, @Valid @BeanParam OutlookFilter filter) {
        return Answers.page(outlooks.page(id, request, filter));
    }

    @GET
    @Path("{id}/outlook/export")
    @Produces({CSV, NDJSON})
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "exportOutlook",
            summary = "Download a cohort's outlook as CSV or NDJSON, with its filters")
    @APIResponse(
            responseCode = "200",
            description = "A line for each student",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = OutlookLine.class))
            })
    public Response export(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.ACCEPT) String accept,
            @Valid @BeanParam OutlookFilter filter) {
        Outlooks.check(id);
        return exports.stream(accept, OutlookLine.class, () -> outlooks.export(id, filter));
    }

    @GET
    @Path("{id}/seat-forecast")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "getSeatForecast",
            summary = "Places that a cohort still owes against the seats that are promised and free")
    @APIResponseSchema(SeatForecast.class)
    public Response forecast(@PathParam("id") String id) {
        return Answers.ok(forecasts.of(id));
    }

    /** All cohorts. */
    record CohortList(List<CohortSummary> items) {}

    /** A page of an outlook, for the API document. */
    record OutlookPage(List<OutlookItem> items, String next, Long count, Map<String, Map<String, Long>> facets) {}
}
