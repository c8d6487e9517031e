package eu.peregrine.scholarships.call;

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
import jakarta.ws.rs.PUT;
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

/** {@code /api/v1/calls}. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls", description = "Calls for applications, from draft to archive")
public class CallResource {

    private final Calls calls;
    private final AuditTrail audit;

    CallResource(Calls calls, AuditTrail audit) {
        this.calls = calls;
        this.audit = audit;
    }

    /** Writes a call. */
    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "draftCall", summary = "Write a call")
    @APIResponseSchema(value = CallView.class, responseCode = "201")
    public Response draft(@Valid @NotNull CallDraft draft) {
        CallView call = calls.draft(draft);
        return Answers.created("/api/v1/calls/" + call.id(), call);
    }

    /** Rewrites a call. */
    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "editCall", summary = "Rewrite a call that is not published yet")
    @APIResponseSchema(value = CallView.class, responseCode = "200")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull CallDraft draft) {
        return Answers.ok(calls.edit(id, ifMatch, draft));
    }

    /** Lists calls. */
    @GET
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.REVIEWER,
        Roles.STUDENT,
        Roles.APPLICANT,
        Roles.PARTNER,
        Roles.FUNDER,
        Roles.AUDITOR,
        Roles.ADMIN
    })
    @Operation(operationId = "listCalls", summary = "List calls; drafts only for those who may see them")
    @APIResponseSchema(value = CallPage.class, responseCode = "200")
    public Response list(
            @QueryParam("state") List<CallState> state,
            @QueryParam("fund") List<UUID> fund,
            @QueryParam("funder") List<UUID> funder,
            @QueryParam("kind") List<CallKind> kind,
            @QueryParam("id") List<UUID> id,
            @BeanParam ListRequest request) {
        return Answers.page(calls.list(state, fund, funder, kind, id, request));
    }

    /** Shows a call. */
    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.REVIEWER,
        Roles.STUDENT,
        Roles.APPLICANT,
        Roles.PARTNER,
        Roles.FUNDER,
        Roles.AUDITOR,
        Roles.ADMIN
    })
    @Operation(operationId = "getCall", summary = "Show a call")
    @APIResponseSchema(value = CallView.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(calls.get(id));
    }

    /** Publishes a call. */
    @POST
    @Path("{id}/publish")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "publishCall",
            summary = "Let everybody read a call; each of its funds must have its budget available")
    @APIResponseSchema(value = CallView.class, responseCode = "200")
    public Response publish(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(calls.publish(id, ifMatch));
    }

    /** Opens a call. */
    @POST
    @Path("{id}/open")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "openCall", summary = "Start to take applications")
    @APIResponseSchema(value = CallView.class, responseCode = "200")
    public Response open(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(calls.open(id, ifMatch));
    }

    /** Closes a call. */
    @POST
    @Path("{id}/close")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "closeCall", summary = "Take no more applications")
    @APIResponseSchema(value = CallView.class, responseCode = "200")
    public Response close(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(calls.close(id, ifMatch));
    }

    /** Archives a call. */
    @POST
    @Path("{id}/archive")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "archiveCall", summary = "End a call; the waiting list lapses")
    @APIResponseSchema(value = CallView.class, responseCode = "200")
    public Response archive(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(calls.archive(id, ifMatch));
    }

    /** Shows who did what. */
    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getCallAudit", summary = "Show who did what with a call")
    @APIResponseSchema(value = AuditPage.class, responseCode = "200")
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        calls.visible(id);
        return Answers.page(audit.of("call", id, request));
    }

    /** The list, for the API document. */
    public record CallPage(List<CallView> items, String next, Long count) {}
}
