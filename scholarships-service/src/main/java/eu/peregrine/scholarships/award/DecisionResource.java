package eu.peregrine.scholarships.award;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.scholarships.call.CallView;
import jakarta.annotation.security.RolesAllowed;
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

/** {@code /api/v1/calls/{id}/decide}. */
@Path("/api/v1/calls/{id}/decide")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls")
public class DecisionResource {

    private final Decisions decisions;

    DecisionResource(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Decides a call. */
    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "decideCall",
            summary = "Offer awards in the order of the ranking, as far as the budget reaches")
    @APIResponseSchema(value = CallView.class, responseCode = "200")
    public Response decide(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(decisions.decide(id, ifMatch));
    }
}
