package eu.peregrine.mobility.stay;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.learning.AgreementVersionView;
import eu.peregrine.mobility.learning.DelegationDraft;
import eu.peregrine.mobility.learning.LearningAgreementDraft;
import eu.peregrine.mobility.learning.LearningAgreementView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
    private final AgreementSteps steps;
    private final MobilityViews views;

    private final MobilityFiles files;

    @Inject
    LearningAgreementResource(AgreementSteps steps, MobilityViews views, MobilityFiles files) {
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
    @Operation(
            operationId = "draftLearningAgreement",
            summary = "Write the components without asking for signatures",
            description = "If-Match names the version of the mobility.")
    @APIResponseSchema(MobilityView.class)
    public Response draft(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull LearningAgreementDraft body) {
        return Answers.ok(views.one(steps.draft(id, ifMatch, body)));
    }

    @POST
    @Path("propose")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT})
    @Operation(
            operationId = "proposeLearningAgreement",
            summary = "Put a new version to the signers",
            description = "Without components it proposes the draft. Signatures of former versions do not count."
                    + " A change of a signed version says why each component is deleted or inserted.")
    @APIResponseSchema(MobilityView.class)
    public Response propose(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull LearningAgreementDraft body) {
        return Answers.ok(views.one(steps.propose(id, ifMatch, body)));
    }

    @POST
    @Path("sign")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "signLearningAgreement",
            summary = "Sign the version you have read",
            description = "Student, sender and host, in this order; an officer records another one's with X-Reason and"
                    + " documentId, and whom a signer has named signs for them.")
    @APIResponseSchema(MobilityView.class)
    public Response sign(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Sign body) {
        return Answers.ok(views.one(steps.sign(id, ifMatch, body)));
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
        return Answers.ok(views.one(steps.reject(id, ifMatch, body)));
    }

    @GET
    @Path("versions")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "listLearningAgreementVersions",
            summary = "Read all versions that were ever put to the signers")
    @APIResponseSchema(AgreementVersionView.All.class)
    public Response versions(@PathParam("id") UUID id) {
        return Answers.ok(files.learningAgreementVersions(id));
    }

    @GET
    @Path("versions/{version}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "getLearningAgreementVersion", summary = "Read one version of a learning agreement")
    @APIResponseSchema(AgreementVersionView.class)
    public Response version(@PathParam("id") UUID id, @PathParam("version") @Min(1) @Max(10000) int version) {
        return Answers.ok(files.learningAgreementVersion(id, version));
    }

    @POST
    @Path("delegate")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "delegateSignature",
            summary = "Let somebody else sign for you",
            description =
                    "Somebody who sees the file anyway, until a day; an officer records it for another with X-Reason and"
                            + " documentId.")
    @APIResponseSchema(MobilityView.class)
    public Response delegate(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull DelegationDraft body) {
        return Answers.ok(views.one(steps.delegate(id, ifMatch, body)));
    }

    @POST
    @Path("delegations/{delegationId}/end")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "endSignatureDelegation",
            summary = "Take a delegation back",
            description = "What was signed under it stays signed.")
    @APIResponseSchema(MobilityView.class)
    public Response endDelegation(
            @PathParam("id") UUID id,
            @PathParam("delegationId") UUID delegationId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(views.one(steps.endDelegation(id, delegationId, ifMatch)));
    }
}
