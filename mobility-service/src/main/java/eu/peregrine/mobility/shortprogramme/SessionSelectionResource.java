package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Applications for a session over HTTP: what the school decides and sees. */
@Path("/api/v1/programme-sessions/{sessionId}/applications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "programme-sessions")
public class SessionSelectionResource {
    private final SessionApplications applications;

    @Inject
    SessionSelectionResource(SessionApplications applications) {
        this.applications = applications;
    }

    @POST
    @Path("{id}/offer")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "offerSessionPlace", summary = "Offer a place")
    @APIResponseSchema(SessionApplicationView.class)
    public Response offer(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull SessionBodies.Reasoned body) {
        return Answers.ok(applications.offer(sessionId, id, ifMatch, body));
    }

    @POST
    @Path("{id}/waitlist")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "waitlistSessionApplication", summary = "Put on the waiting list")
    @APIResponseSchema(SessionApplicationView.class)
    public Response waitlist(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull SessionBodies.Reasoned body) {
        return Answers.ok(applications.waitlist(sessionId, id, ifMatch, body));
    }

    @POST
    @Path("{id}/reject")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "rejectSessionApplication", summary = "Offer no place, and say why")
    @APIResponseSchema(SessionApplicationView.class)
    public Response reject(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull SessionBodies.Reasoned body) {
        return Answers.ok(applications.reject(sessionId, id, ifMatch, body));
    }

    @POST
    @Path("{id}/arrival")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "attestSessionArrival", summary = "The participant has come")
    @APIResponseSchema(SessionApplicationView.class)
    public Response arrive(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull SessionBodies.Arrival body) {
        return Answers.ok(applications.arrive(sessionId, id, ifMatch, body));
    }

    @POST
    @Path("{id}/absence")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "recordSessionAbsence", summary = "The participant has not come")
    @APIResponseSchema(SessionApplicationView.class)
    public Response absent(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.absent(sessionId, id, ifMatch));
    }

    @POST
    @Path("{id}/fee-paid")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "recordSessionFee", summary = "The fee has come in")
    @APIResponseSchema(SessionApplicationView.class)
    public Response paid(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.paid(sessionId, id, ifMatch));
    }

    @POST
    @Path("{id}/fee-waived")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "waiveSessionFee", summary = "Do not ask for the fee, and say why")
    @APIResponseSchema(SessionApplicationView.class)
    public Response waive(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull SessionBodies.Reasoned body) {
        return Answers.ok(applications.waive(sessionId, id, ifMatch, body));
    }
}
