package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;

import eu.peregrine.kit.dispute.DisputeDraft;
import eu.peregrine.kit.dispute.ResolutionDraft;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a party says against what was recorded for it, over HTTP. */
@Path("/api/v1/agreements/{id}/dispute")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementDisputeResource {

    @Inject
    AgreementDisputes disputes;

    @POST
    @Idempotent
    @RolesAllowed(PARTNER)
    @Operation(operationId = "disputeAgreement", summary = "Contradict what was recorded for your organisation")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response raise(@PathParam("id") UUID id, @Valid @NotNull DisputeDraft draft) {
        return Answers.ok(disputes.raise(id, draft));
    }

    @POST
    @Path("resolve")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "resolveAgreementDispute", summary = "Answer a dispute")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response resolve(@PathParam("id") UUID id, @Valid @NotNull ResolutionDraft draft) {
        return Answers.ok(disputes.resolve(id, draft));
    }
}
