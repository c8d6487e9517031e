package eu.peregrine.mobility.stay;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.learning.LearningAgreementDraft;
import eu.peregrine.mobility.learning.LearningAgreementView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** Learning agreements over HTTP. */
@Path("/api/v1/mobilities/{id}/learning-agreement")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class LearningAgreementResource {
    private final MobilitySteps steps;
    private final MobilityViews views;

    private final MobilityFiles files;

    @Inject
    LearningAgreementResource(MobilitySteps steps, MobilityViews views, MobilityFiles files) {
        this.steps = steps;
        this.views = views;
        this.files = files;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "getLearningAgreement", summary = "Read a mobility's learning agreement")
    @APIResponseSchema(LearningAgreementView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(files.learningAgreement(id));
    }

    @PUT
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT})
    @Operation(operationId = "draftLearningAgreement", summary = "Write the components without asking for signatures")
    @APIResponseSchema(MobilityView.class)
    public Response draft(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull LearningAgreementDraft body) {
        return Answers.ok(views.one(steps.draftAgreement(id, ifMatch, body)));
    }

    @POST
    @Path("propose")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT})
    @Operation(
            operationId = "proposeLearningAgreement",
            summary = "Put a new version to the signers",
            description = "Without components it proposes the draft. Signatures of former versions do not count.")
    @APIResponseSchema(MobilityView.class)
    public Response propose(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull LearningAgreementDraft body) {
        return Answers.ok(views.one(steps.proposeAgreement(id, ifMatch, body)));
    }

    @POST
    @Path("sign")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "signLearningAgreement",
            summary = "Sign the version you have read",
            description = "Student, sender and host, in this order; an officer records another one's with X-Reason.")
    @APIResponseSchema(MobilityView.class)
    public Response sign(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Sign body) {
        return Answers.ok(views.one(steps.signAgreement(id, ifMatch, body)));
    }

    @POST
    @Path("reject")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "rejectLearningAgreement", summary = "Refuse the version you have read")
    @APIResponseSchema(MobilityView.class)
    public Response reject(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.AgreementRejection body) {
        return Answers.ok(views.one(steps.rejectAgreement(id, ifMatch, body)));
    }
}
