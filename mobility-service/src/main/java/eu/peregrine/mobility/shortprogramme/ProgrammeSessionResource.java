package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.audit.AuditPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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

/** Sessions for people from elsewhere over HTTP. */
@Path("/api/v1/programme-sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "programme-sessions", description = "Summer schools and other sessions for people from elsewhere")
public class ProgrammeSessionResource {
    private final ProgrammeSessions sessions;
    private final AuditTrail trail;

    @Inject
    ProgrammeSessionResource(ProgrammeSessions sessions, AuditTrail trail) {
        this.sessions = sessions;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "createProgrammeSession", summary = "Plan a session")
    @APIResponseSchema(value = ProgrammeSessionView.class, responseCode = "201")
    public Response create(@Valid @NotNull ProgrammeSessionDraft draft) {
        ProgrammeSessionView view = sessions.create(draft);
        return Answers.created(ProgrammeSessions.PATH + "/" + view.id(), view);
    }

    @GET
    @RolesAllowed("**")
    @Operation(operationId = "listProgrammeSessions", summary = "List sessions; drafts are for staff alone")
    @APIResponseSchema(ProgrammeSessionPage.class)
    public Response list(
            @BeanParam ListRequest request,
            @Valid @BeanParam SessionFilter filter,
            @QueryParam("kind") List<SessionKind> kinds) {
        return Answers.page(sessions.list(request, filter, kinds));
    }

    @GET
    @Path("{id}")
    @RolesAllowed("**")
    @Operation(operationId = "getProgrammeSession", summary = "Read a session")
    @APIResponseSchema(ProgrammeSessionView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(sessions.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "updateProgrammeSession",
            summary = "Change a session",
            description = "More places go to those on the waiting list at once.")
    @APIResponseSchema(ProgrammeSessionView.class)
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ProgrammeSessionDraft draft) {
        return Answers.ok(sessions.edit(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/publish")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "publishProgrammeSession", summary = "Show a session to everybody")
    @APIResponseSchema(ProgrammeSessionView.class)
    public Response publish(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(sessions.publish(id, ifMatch));
    }

    @POST
    @Path("{id}/close")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "closeProgrammeSession", summary = "Take no more applications")
    @APIResponseSchema(ProgrammeSessionView.class)
    public Response close(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(sessions.close(id, ifMatch));
    }

    @POST
    @Path("{id}/reopen")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "reopenProgrammeSession", summary = "Take applications again")
    @APIResponseSchema(ProgrammeSessionView.class)
    public Response reopen(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(sessions.reopen(id, ifMatch));
    }

    @POST
    @Path("{id}/cancel")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "cancelProgrammeSession", summary = "It does not take place")
    @APIResponseSchema(ProgrammeSessionView.class)
    public Response cancel(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull SessionBodies.Reasoned body) {
        return Answers.ok(sessions.cancel(id, ifMatch, body));
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getProgrammeSessionAudit", summary = "Read who did what to a session")
    @APIResponseSchema(AuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(trail.of("programme-session", id, request));
    }

    /** A page of sessions, for the API document. */
    record ProgrammeSessionPage(List<ProgrammeSessionView> items, String next, Long count) {}
}
