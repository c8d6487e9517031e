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

/** The stay itself over HTTP: arrival, departure, and what follows. */
@Path("/api/v1/mobilities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class StayResource {
    private final MobilitySteps steps;
    private final MobilityViews views;

    @Inject
    StayResource(MobilitySteps steps, MobilityViews views) {
        this.steps = steps;
        this.views = views;
    }

    @POST
    @Path("{id}/arrival")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(
            operationId = "attestArrival",
            summary = "Attest the arrival",
            description =
                    "By the host; an officer records it with X-Reason and documentId. Taken even when papers are missing.")
    @APIResponseSchema(MobilityView.class)
    public Response arrive(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Attested body) {
        return Answers.ok(views.one(steps.arrive(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/interrupt")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(operationId = "interruptMobility", summary = "Note that the participant leaves for a while")
    @APIResponseSchema(MobilityView.class)
    public Response interrupt(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Interrupted body) {
        return Answers.ok(views.one(steps.interrupt(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/resume")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(operationId = "resumeMobility", summary = "Note that the participant is back")
    @APIResponseSchema(MobilityView.class)
    public Response resume(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Attested body) {
        return Answers.ok(views.one(steps.resume(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/departure")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(
            operationId = "attestDeparture",
            summary = "Attest the departure",
            description = "By the host; an officer records it with X-Reason and documentId.")
    @APIResponseSchema(MobilityView.class)
    public Response depart(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Attested body) {
        return Answers.ok(views.one(steps.depart(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/end-early")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(operationId = "endMobilityEarly", summary = "End the stay before its time")
    @APIResponseSchema(MobilityView.class)
    public Response endEarly(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.EndedEarly body) {
        return Answers.ok(views.one(steps.endEarly(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/transcript")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(
            operationId = "recordTranscript",
            summary = "Send the transcript",
            description = "By the host; an officer records it with X-Reason and documentId.")
    @APIResponseSchema(MobilityView.class)
    public Response transcript(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Transcript body) {
        return Answers.ok(views.one(steps.transcript(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/recognise")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR})
    @Operation(
            operationId = "recogniseMobility",
            summary = "Recognise the stay",
            description = "More credits than were earned need X-Reason.")
    @APIResponseSchema(MobilityView.class)
    public Response recognise(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Recognition body) {
        return Answers.ok(views.one(steps.recognise(id, ifMatch, body)));
    }

    @POST
    @Path("{id}/close")
    @Idempotent
    @RolesAllowed({Roles.OFFICER})
    @Operation(operationId = "closeMobility", summary = "Close the file")
    @APIResponseSchema(MobilityView.class)
    public Response close(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(views.one(steps.close(id, ifMatch)));
    }
}
