package eu.peregrine.partners.organisation;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.OFFICER;

import eu.peregrine.kit.bulk.BulkReport;
import eu.peregrine.kit.bulk.BulkRequest;
import eu.peregrine.kit.idempotency.Idempotent;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Organisations in bulk: CSV or NDJSON, in and out, with the fields of {@link OrganisationLine}. */
@Path("/api/v1/organisations")
@Tag(name = "organisations")
public class OrganisationTransferResource {

    @Inject
    Organisations organisations;

    @Inject
    OrganisationBulk bulk;

    @Inject
    Imports imports;

    @Inject
    Exports exports;

    @POST
    @Path("bulk")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "bulkOrganisations",
            summary = "Activate, suspend, archive or assign up to 500 organisations",
            description = "Each item is a transaction of its own, with the caller's rights; one line each.")
    @APIResponseSchema(value = BulkReport.class, responseCode = "200")
    public Response bulk(@QueryParam("dryRun") Boolean dryRun, @Valid @NotNull BulkRequest request) {
        return Answers.ok(bulk.run(request, Boolean.TRUE.equals(dryRun)));
    }

    @POST
    @Path("import")
    @RolesAllowed(OFFICER)
    @Consumes({"text/csv", "application/x-ndjson"})
    @Produces("application/json")
    @BodyLimit(BodyLimit.IMPORT)
    @Operation(operationId = "importOrganisations", summary = "Register many organisations from CSV or NDJSON")
    @APIResponseSchema(value = ImportReport.class, responseCode = "200")
    public Response importLines(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @BeanParam ImportOptions options,
            InputStream body) {
        return imports.runTogether(
                "organisations", body, contentType, options, OrganisationLine.class, organisations::registerAll);
    }

    @GET
    @Path("export")
    @RolesAllowed({OFFICER, COORDINATOR, AUDITOR, ADMIN})
    @Produces({"text/csv", "application/x-ndjson"})
    @Operation(operationId = "exportOrganisations", summary = "All organisations as CSV or NDJSON, networks first")
    public Response export(@HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return exports.stream(accept, OrganisationLine.class, organisations::export);
    }
}
