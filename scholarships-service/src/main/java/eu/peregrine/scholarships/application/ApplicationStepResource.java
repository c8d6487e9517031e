package eu.peregrine.scholarships.application;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** The steps of an application's life: {@code /api/v1/applications/{id}/…}. */
@Path("/api/v1/applications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "applications")
public class ApplicationStepResource {

    private final Applications applications;

    ApplicationStepResource(Applications applications) {
        this.applications = applications;
    }

    /** Hands an application in. */
    @POST
    @Path("{id}/submit")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "submitApplication", summary = "Hand an application in; the rules answer with reasons")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response submit(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.submit(id, ifMatch));
    }

    /** Says an application anew. */
    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "editApplication", summary = "Rewrite an application that is a draft or incomplete")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ApplicationEdit edit) {
        return Answers.ok(applications.edit(id, ifMatch, edit));
    }

    /** Sends an application back. */
    @POST
    @Path("{id}/return")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "returnApplication", summary = "Send an application back to be completed")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response sendBack(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull AppealDraft draft) {
        return Answers.ok(applications.sendBack(id, ifMatch, draft));
    }

    /** Files an appeal. */
    @POST
    @Path("{id}/appeal")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "appealApplication", summary = "Bring something forward against a refusal")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response appeal(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull AppealDraft draft) {
        return Answers.ok(applications.appeal(id, ifMatch, draft));
    }

    /** Answers an appeal. */
    @POST
    @Path("{id}/answer")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "answerAppeal",
            summary = "Answer an appeal: who is right may be scored, else the refusal stands")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response answer(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull AppealAnswer answer) {
        return Answers.ok(applications.answer(id, ifMatch, answer));
    }

    /** Takes the caller's scores. */
    @POST
    @Path("{id}/scores")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(operationId = "scoreApplication", summary = "Give points for every criterion of the call")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response score(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ScoresDraft draft) {
        return Answers.ok(applications.score(id, ifMatch, draft));
    }

    /** Notes a conflict of interest. */
    @POST
    @Path("{id}/conflict-of-interest")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(
            operationId = "declareConflictOfInterest",
            summary = "Declare that the caller must not judge an application; their scores no longer count")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response declareConflict(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ConflictDraft draft) {
        return Answers.ok(applications.declareConflict(id, ifMatch, draft));
    }

    /** Takes an application back. */
    @POST
    @Path("{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "withdrawApplication", summary = "Take an application back before the decision")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.withdraw(id, ifMatch));
    }
}
