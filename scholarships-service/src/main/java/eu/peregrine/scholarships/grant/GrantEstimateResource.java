package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/grant-estimates}. */
@Path("/api/v1/grant-estimates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "grant-rules")
public class GrantEstimateResource {

    private final GrantRules rules;

    GrantEstimateResource(GrantRules rules) {
        this.rules = rules;
    }

    /** Works out what a stay would be granted. */
    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.FINANCE, Roles.STUDENT, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "estimateGrant",
            summary = "Work out what a stay would be granted, with every step and the rule version; nothing is written")
    @APIResponseSchema(value = GrantEstimate.class, responseCode = "200")
    public Response estimate(@Valid @NotNull GrantEstimateDraft draft) {
        return Answers.ok(rules.estimate(draft));
    }
}
