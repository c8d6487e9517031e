package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
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

/** Applications for a session over HTTP: what applicants and partners do. */
@Path("/api/v1/programme-sessions/{sessionId}/applications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "programme-sessions")
public class SessionApplicationResource {
    private final SessionApplications applications;

    @Inject
    SessionApplicationResource(SessionApplications applications) {
        this.applications = applications;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Operation(
            operationId = "applyForSession",
            summary = "Apply for a session, or nominate somebody",
            description = "Who is signed in applies for themselves; a partner nominates with its own token.")
    @APIResponseSchema(value = SessionApplicationView.class, responseCode = "201")
    public Response apply(@PathParam("sessionId") UUID sessionId, @Valid @NotNull SessionApplicationDraft draft) {
        SessionApplicationView view = applications.apply(sessionId, draft);
        return Answers.created(SessionApplications.path(sessionId) + "/" + view.id(), view);
    }

    @GET
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.APPLICANT,
        Roles.PARTNER
    })
    @Operation(
            operationId = "listSessionApplications",
            summary = "List the applications for a session that you may see")
    @APIResponseSchema(SessionApplicationPage.class)
    public Response list(
            @PathParam("sessionId") UUID sessionId,
            @BeanParam ListRequest request,
            @QueryParam("state") List<SessionApplicationState> states) {
        return Answers.page(applications.list(sessionId, request, states));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.APPLICANT,
        Roles.PARTNER
    })
    @Operation(operationId = "getSessionApplication", summary = "Read an application for a session")
    @APIResponseSchema(SessionApplicationView.class)
    public Response get(@PathParam("sessionId") UUID sessionId, @PathParam("id") UUID id) {
        return Answers.ok(applications.get(sessionId, id));
    }

    @POST
    @Path("{id}/accept")
    @Idempotent
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Operation(operationId = "acceptSessionOffer", summary = "Take the place that is offered")
    @APIResponseSchema(SessionApplicationView.class)
    public Response accept(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.accept(sessionId, id, ifMatch));
    }

    @POST
    @Path("{id}/decline")
    @Idempotent
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Operation(operationId = "declineSessionOffer", summary = "Leave the place to others")
    @APIResponseSchema(SessionApplicationView.class)
    public Response decline(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.decline(sessionId, id, ifMatch));
    }

    @POST
    @Path("{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Operation(operationId = "withdrawSessionApplication", summary = "Do not take part any more")
    @APIResponseSchema(SessionApplicationView.class)
    public Response withdraw(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.withdraw(sessionId, id, ifMatch));
    }

    /** A page of applications, for the API document. */
    record SessionApplicationPage(List<SessionApplicationView> items, String next, Long count) {}
}
