package eu.peregrine.scholarships.report;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.transfer.Exports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/awards/beneficiary-module}. */
@Path("/api/v1/awards/beneficiary-module")
@Tag(name = "reports")
public class BeneficiaryModuleResource {

    private final Reports reports;
    private final Exports exports;

    BeneficiaryModuleResource(Reports reports, Exports exports) {
        this.reports = reports;
        this.exports = exports;
    }

    /** Exports for the beneficiary module. */
    @GET
    @Produces({"text/csv", "application/x-ndjson"})
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "exportBeneficiaryModule",
            summary = "Export awards by a grant rule as the Erasmus+ beneficiary module takes them apart")
    @APIResponse(
            responseCode = "200",
            description = "One row for each award under contract",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = BeneficiaryRow.class))
            })
    public Response export(
            @QueryParam("call") List<UUID> call,
            @QueryParam("fund") List<UUID> fund,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return exports.stream(accept, BeneficiaryRow.class, () -> reports.beneficiaryModule(call, fund));
    }
}
