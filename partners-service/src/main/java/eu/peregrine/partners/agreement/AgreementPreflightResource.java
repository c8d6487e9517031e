package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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

/** What would be said against a change of an agreement, over HTTP. */
@Path("/api/v1/agreements/{id}/validate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementPreflightResource {

    @Inject
    Preflight preflight;

    @POST
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, PARTNER})
    @Operation(
            operationId = "validateAgreementChange",
            summary = "Ask what would be said against a change of an agreement; changes nothing")
    @APIResponseSchema(value = PreflightReport.class, responseCode = "200")
    public Response validate(@PathParam("id") UUID id, @NotNull AgreementDraft draft) {
        return Answers.ok(preflight.of(id, draft));
    }
}
