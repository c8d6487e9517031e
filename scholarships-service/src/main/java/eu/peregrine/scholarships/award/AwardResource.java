package eu.peregrine.scholarships.award;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.bulk.BulkReport;
import eu.peregrine.kit.bulk.BulkRequest;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.scholarships.access.AuditPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

/** {@code /api/v1/awards}. */
@Path("/api/v1/awards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "awards", description = "Money offered to students, from the offer to the last instalment")
public class AwardResource {

    private final Awards awards;
    private final AwardBulk bulk;
    private final AuditTrail audit;
    private final Exports exports;

    AwardResource(Awards awards, AwardBulk bulk, AuditTrail audit, Exports exports) {
        this.awards = awards;
        this.bulk = bulk;
        this.audit = audit;
        this.exports = exports;
    }

    /** Lists awards. */
    @GET
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listAwards", summary = "List awards; students and funders see their own")
    @APIResponseSchema(value = AwardPage.class, responseCode = "200")
    public Response list(
            @BeanParam AwardFilter filter,
            @QueryParam("state") List<AwardState> state,
            @BeanParam ListRequest request) {
        return Answers.page(awards.list(filter, state, request));
    }

    /** Exports awards. */
    @GET
    @Path("export")
    @Produces({"text/csv", "application/x-ndjson"})
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "exportAwards", summary = "Export awards as CSV or NDJSON")
    @APIResponse(
            responseCode = "200",
            description = "One row for each award",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = AwardView.class))
            })
    public Response export(@HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return exports.stream(accept, AwardView.class, awards::export);
    }

    /** Does one step with many awards. */
    @POST
    @Path("bulk")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE})
    @Operation(
            operationId = "bulkAwards",
            summary = "Take one step with many awards (verb accept, decline, bank-account, contract or cancel)")
    @APIResponseSchema(value = BulkReport.class, responseCode = "200")
    public Response bulk(@QueryParam("dryRun") Boolean dryRun, @Valid @NotNull BulkRequest request) {
        return Answers.ok(bulk.run(request, Boolean.TRUE.equals(dryRun)));
    }

    /** Shows an award. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getAward", summary = "Show an award with its instalments")
    @APIResponseSchema(value = AwardView.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(awards.get(id));
    }

    /** Shows who did what. */
    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getAwardAudit", summary = "Show who did what with an award")
    @APIResponseSchema(value = AuditPage.class, responseCode = "200")
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        awards.visible(id);
        return Answers.page(audit.of("award", id, request));
    }

    /** The list, for the API document. */
    public record AwardPage(List<AwardView> items, String next, Long count) {}
}
