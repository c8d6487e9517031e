package eu.peregrine.scholarships.report;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/funds/{id}/forecast}. */
@Path("/api/v1/funds/{id}/forecast")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ForecastResource {

    private final Reports reports;
    private final Exports exports;

    ForecastResource(Reports reports, Exports exports) {
        this.reports = reports;
        this.exports = exports;
    }

    /** Shows the forecast. */
    @GET
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getFundForecast", summary = "Show what a fund has paid and will have to pay, by month")
    @APIResponseSchema(value = Forecast.class, responseCode = "200")
    public Response forecast(@PathParam("id") UUID id) {
        return Answers.ok(reports.forecast(id));
    }

    /** Exports the forecast. */
    @GET
    @Path("export")
    @Produces({"text/csv", "application/x-ndjson"})
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "exportFundForecast", summary = "Export the forecast of a fund as CSV or NDJSON")
    @APIResponse(
            responseCode = "200",
            description = "One row for each month",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ForecastMonth.class))
            })
    public Response export(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        List<ForecastMonth> months = reports.forecast(id).months();
        return exports.stream(accept, ForecastMonth.class, months::stream);
    }
}
