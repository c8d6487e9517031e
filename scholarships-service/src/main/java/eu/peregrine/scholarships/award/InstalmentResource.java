package eu.peregrine.scholarships.award;

import eu.peregrine.kit.audit.AuditTrail;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/instalments}. */
@Path("/api/v1/instalments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "instalments", description = "The parts in which awards are paid")
public class InstalmentResource {

    private final Instalments instalments;
    private final AuditTrail audit;
    private final Exports exports;

    InstalmentResource(Instalments instalments, AuditTrail audit, Exports exports) {
        this.instalments = instalments;
        this.audit = audit;
        this.exports = exports;
    }

    /** Lists instalments. */
    @GET
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listInstalments", summary = "List instalments; students and funders see their own")
    @APIResponseSchema(value = InstalmentPage.class, responseCode = "200")
    public Response list(
            @BeanParam AwardFilter filter,
            @QueryParam("state") List<InstalmentState> state,
            @QueryParam("award") List<UUID> award,
            @QueryParam("dueBefore") LocalDate dueBefore,
            @BeanParam ListRequest request) {
        return Answers.page(instalments.list(filter, state, award, dueBefore, request));
    }

    /** Exports instalments. */
    @GET
    @Path("export")
    @Produces({"text/csv", "application/x-ndjson"})
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "exportInstalments", summary = "Export instalments as CSV or NDJSON")
    @APIResponse(
            responseCode = "200",
            description = "One row for each instalment",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = InstalmentView.class))
            })
    public Response export(@HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return exports.stream(accept, InstalmentView.class, instalments::export);
    }

    /** Shows an instalment. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getInstalment", summary = "Show an instalment")
    @APIResponseSchema(value = InstalmentView.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(instalments.get(id));
    }

    /** Holds an instalment back. */
    @POST
    @Path("{id}/hold")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "holdInstalment", summary = "Hold a due instalment back")
    @APIResponseSchema(value = InstalmentView.class, responseCode = "200")
    public Response hold(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonDraft draft) {
        return Answers.ok(instalments.hold(id, ifMatch, draft));
    }

    /** Lets an instalment go. */
    @POST
    @Path("{id}/release")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "releaseInstalment", summary = "Make an instalment due again that was held back or failed")
    @APIResponseSchema(value = InstalmentView.class, responseCode = "200")
    public Response release(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(instalments.release(id, ifMatch));
    }

    /** Shows who did what. */
    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getInstalmentAudit", summary = "Show who did what with an instalment")
    @APIResponseSchema(value = AuditPage.class, responseCode = "200")
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        instalments.visible(id);
        return Answers.page(audit.of("instalment", id, request));
    }

    /** The list, for the API document. */
    public record InstalmentPage(List<InstalmentView> items, String next, Long count) {}
}
