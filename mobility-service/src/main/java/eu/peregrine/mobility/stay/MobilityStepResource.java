package eu.peregrine.mobility.stay;

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

/** The steps before arrival over HTTP. */
@Path("/api/v1/mobilities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class MobilityStepResource {
    private final MobilitySteps steps;
    private final MobilityViews views;

    @Inject
    MobilityStepResource(MobilitySteps steps, MobilityViews views) {
        this.steps = steps;
        this.views = views;
    }

    @POST
    @Path("{id}/nominate")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.PARTNER})
    @Operation(operationId = "nominateMobility", summary = "Ask the host")
    @APIResponseSchema(MobilityView.class)
    public Response nominate(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(views.one(steps.nominate(id, ifMatch)));
    }

    @POST
    @Path("{id}/approve")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(
            operationId = "approveMobility",
            summary = "Take the participant",
            description =
                    "By the host, naming the proposal that was read; an officer records it with X-Reason and documentId.")
    @APIResponseSchema(MobilityView.class)
    public Response approve(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Approval body) {
        return Answers.ok(views.one(steps.approve(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/reject")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(
            operationId = "rejectMobility",
            summary = "Refuse the participant, with a comment",
            description =
                    "By the host, naming the proposal that was read; an officer records it with X-Reason and documentId.")
    @APIResponseSchema(MobilityView.class)
    public Response reject(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Rejection body) {
        return Answers.ok(views.one(steps.reject(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/checks")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR})
    @Operation(operationId = "checkMobility", summary = "Note insurance, language and convention")
    @APIResponseSchema(MobilityView.class)
    public Response checks(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Checks body) {
        return Answers.ok(views.one(steps.check(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/ready")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR})
    @Operation(
            operationId = "readyMobility",
            summary = "Declare everything there for departure",
            description = "Refused with everything that is missing.")
    @APIResponseSchema(MobilityView.class)
    public Response ready(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Checks body) {
        return Answers.ok(views.one(steps.ready(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/clearance")
    @Idempotent
    @RolesAllowed({Roles.SECURITY})
    @Operation(
            operationId = "clearMobility",
            summary = "Clear the stay, or not",
            description = "Where the risk of one of its countries asks for it, nobody is ready to leave before.")
    @APIResponseSchema(MobilityView.class)
    public Response clearance(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.ClearanceDecision body) {
        return Answers.ok(views.one(steps.clear(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/assign")
    @Idempotent
    @RolesAllowed({Roles.OFFICER})
    @Operation(operationId = "assignMobility", summary = "Say which officer looks after a stay")
    @APIResponseSchema(MobilityView.class)
    public Response assign(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Assignment body) {
        return Answers.ok(views.one(steps.assign(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/cancel")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(operationId = "cancelMobility", summary = "Give the stay up before arrival")
    @APIResponseSchema(MobilityView.class)
    public Response cancel(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Cancellation body) {
        return Answers.ok(views.one(steps.cancel(id, ifMatch, body)));
    }
}
