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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/funders/{id}/report}. */
@Path("/api/v1/funders/{id}/report")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "What money did, and what it will have to do")
public class FunderReportResource {

    private final Reports reports;
    private final Exports exports;

    FunderReportResource(Reports reports, Exports exports) {
        this.reports = reports;
        this.exports = exports;
    }

    /** Reports to a funder. */
    @GET
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getFunderReport", summary = "Show what a funder's money did, without names")
    @APIResponseSchema(value = FunderReport.class, responseCode = "200")
    public Response report(
            @PathParam("id") UUID id,
            @QueryParam("from") @Parameter(description = "Contracts signed on or after this day.") LocalDate from,
            @QueryParam("to") @Parameter(description = "Contracts signed on or before this day.") LocalDate to) {
        return Answers.ok(reports.funder(id, from, to));
    }

    /** Exports the report. */
    @GET
    @Path("export")
    @Produces({"text/csv", "application/x-ndjson"})
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "exportFunderReport", summary = "Export what a funder's money did as CSV or NDJSON")
    @APIResponse(
            responseCode = "200",
            description = "One row for each currency, country and kind of stay",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = FunderReportLine.class))
            })
    public Response export(
            @PathParam("id") UUID id,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        List<FunderReportLine> lines = reports.funder(id, from, to).items();
        return exports.stream(accept, FunderReportLine.class, lines::stream);
    }
}
