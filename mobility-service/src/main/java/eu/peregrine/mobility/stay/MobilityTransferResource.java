package eu.peregrine.mobility.stay;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.transfer.ImportOptions;
import eu.peregrine.kit.transfer.ImportReport;
import eu.peregrine.kit.transfer.Imports;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.kit.web.BodyLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many mobilities at once over HTTP: bulk steps, import, export. */
@Path("/api/v1/mobilities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class MobilityTransferResource {
    private final Mobilities mobilities;
    private final MobilityBulk bulk;
    private final Imports imports;
    private final Exports exports;

    @Inject
    MobilityTransferResource(Mobilities mobilities, MobilityBulk bulk, Imports imports, Exports exports) {
        this.mobilities = mobilities;
        this.bulk = bulk;
        this.imports = imports;
        this.exports = exports;
    }

    @POST
    @Path("bulk")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.SECURITY, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "bulkMobilities",
            summary = "Take one step with up to 500 mobilities",
            description = "Each item is a transaction of its own, with the caller's rights; one report for all.")
    @APIResponseSchema(MobilityBulkReport.class)
    public Response bulk(@QueryParam("dryRun") Boolean dryRun, @Valid @NotNull MobilityBulkRequest request) {
        return Answers.ok(bulk.run(request, Boolean.TRUE.equals(dryRun)));
    }

    @POST
    @Path("import")
    @Consumes({"text/csv", "application/x-ndjson"})
    @BodyLimit(BodyLimit.IMPORT)
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "importMobilities",
            summary = "Plan or record many mobilities",
            description = "Lines with `recorded` need X-Reason.")
    @APIResponseSchema(ImportReport.class)
    public Response importMobilities(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @BeanParam ImportOptions options,
            InputStream body) {
        return imports.run(
                "mobilities",
                body,
                contentType,
                options,
                MobilityDraft.class,
                draft -> mobilities.plan(draft).id());
    }

    @GET
    @Path("export")
    @Produces({"text/csv", "application/x-ndjson"})
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.PARTNER})
    @Operation(operationId = "exportMobilities", summary = "Export the mobilities you may see")
    @APIResponse(responseCode = "200", description = "CSV or NDJSON, one line per mobility.")
    public Response export(@HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return exports.stream(accept, MobilityRow.class, mobilities.rows());
    }
}
