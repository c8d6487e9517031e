package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;

import eu.peregrine.kit.idempotency.Idempotent;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The steps of an agreement's life cycle over HTTP. */
@Path("/api/v1/agreements/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementStepResource {

    @Inject
    Agreements agreements;

    @POST
    @Path("propose")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "proposeAgreement", summary = "Put a draft before the parties")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response propose(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(agreements.propose(id, ifMatch));
    }

    @POST
    @Path("approve")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(
            operationId = "approveAgreement",
            summary = "Approve what is open: the agreement, its amendment or termination")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response approve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ApprovalDraft draft) {
        return Answers.ok(agreements.approve(id, ifMatch, draft));
    }

    @POST
    @Path("reject")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "rejectAgreement", summary = "Send a proposal back to be written anew")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response reject(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull RejectionDraft draft) {
        return Answers.ok(agreements.reject(id, ifMatch, draft));
    }

    @POST
    @Path("terminate")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "terminateAgreement", summary = "Propose to end an agreement as a whole")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response terminate(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull TerminationDraft draft) {
        return Answers.ok(agreements.terminate(id, ifMatch, draft));
    }

    @POST
    @Path("revert")
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "revertAgreement", summary = "Take a proposed amendment or termination back, or refuse it")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response revert(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(required = false) @Valid ReversionDraft draft) {
        return Answers.ok(agreements.revert(id, ifMatch, draft == null ? ReversionDraft.SILENT : draft));
    }
}
