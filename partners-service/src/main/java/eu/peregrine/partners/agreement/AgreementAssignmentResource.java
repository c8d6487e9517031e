package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.OFFICER;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.partners.organisation.AssignmentDraft;
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

/** Who looks after an agreement, over HTTP. */
@Path("/api/v1/agreements/{id}/assign")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementAssignmentResource {

    @Inject
    AgreementAssignments assignments;

    @POST
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "assignAgreement", summary = "Say which officer looks after an agreement")
    @APIResponseSchema(value = AgreementView.class, responseCode = "200")
    public Response assign(@PathParam("id") UUID id, @Valid @NotNull AssignmentDraft draft) {
        return Answers.ok(assignments.assign(id, draft));
    }
}
