package eu.peregrine.scholarships.award;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/over-awards}. */
@Path("/api/v1/over-awards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "over-awards", description = "What was paid too much, until it is set off, paid back or written off")
public class OverAwardResource {

    private final OverAwards claims;
    private final AuditTrail audit;

    OverAwardResource(OverAwards claims, AuditTrail audit) {
        this.claims = claims;
        this.audit = audit;
    }

    /** Lists claims. */
    @GET
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listOverAwards",
            summary = "List what was paid too much; students and funders see their own")
    @APIResponseSchema(value = OverAwardPage.class, responseCode = "200")
    public Response list(
            @BeanParam AwardFilter filter,
            @QueryParam("award") List<UUID> award,
            @QueryParam("state") List<OverAwardStatus> state,
            @BeanParam ListRequest request) {
        return Answers.page(claims.list(filter, award, state, request));
    }

    /** Shows a claim. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getOverAward", summary = "Show what was paid too much and what became of it")
    @APIResponseSchema(value = OverAwardView.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(claims.get(id));
    }

    /** Takes note of money that came back. */
    @POST
    @Path("{id}/recover")
    @Idempotent
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "recoverOverAward", summary = "Record that a part was paid back; it can be offered again")
    @APIResponseSchema(value = OverAwardView.class, responseCode = "200")
    public Response recover(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull RecoveryDraft draft) {
        return Answers.ok(claims.recover(id, ifMatch, draft));
    }

    /** Sets off against another award. */
    @POST
    @Path("{id}/set-off")
    @Idempotent
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "setOverAwardOff",
            summary = "Set a part off against what is due to the student of another award; no money moves at the bank")
    @APIResponseSchema(value = OverAwardView.class, responseCode = "200")
    public Response setOff(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull SetOffDraft draft) {
        return Answers.ok(claims.setOff(id, ifMatch, draft));
    }

    /** Gives money up. */
    @POST
    @Path("{id}/write-off")
    @Idempotent
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "writeOffOverAward", summary = "Give a part up that will never come back")
    @APIResponseSchema(value = OverAwardView.class, responseCode = "200")
    public Response writeOff(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull WriteOffDraft draft) {
        return Answers.ok(claims.writeOff(id, ifMatch, draft));
    }

    /** Shows who did what. */
    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getOverAwardAudit", summary = "Show who did what with a claim")
    @APIResponseSchema(value = AuditPage.class, responseCode = "200")
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        claims.visible(id);
        return Answers.page(audit.of("over-award", id, request));
    }

    /** The list, for the API document. */
    public record OverAwardPage(List<OverAwardView> items, String next, Long count) {}
}
