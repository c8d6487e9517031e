package eu.peregrine.scholarships.application;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** {@code /api/v1/calls/{id}/eligibility}. */
@Path("/api/v1/calls/{id}/eligibility")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls")
public class EligibilityResource {

    private final Applications applications;

    EligibilityResource(Applications applications) {
        this.applications = applications;
    }

    /** Asks the rules before applying. */
    @POST
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(
            operationId = "askEligibility",
            summary = "Ask whether a student would be eligible, with every reason; nothing is written")
    @APIResponseSchema(value = EligibilityView.class, responseCode = "200")
    public Response ask(@PathParam("id") UUID id, @Valid @NotNull EligibilityQuestion question) {
        return Answers.ok(applications.eligibility(id, question));
    }
}
