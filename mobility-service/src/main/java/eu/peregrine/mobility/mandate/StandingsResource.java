package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an operator can do about the outlook. Never routed by the gateway. */
@Path("/operations/mandates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@Blocking
public class StandingsResource {

    private final Standings standings;

    @Inject
    StandingsResource(Standings standings) {
        this.standings = standings;
    }

    @POST
    @Path("recompute")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "recomputeMandates", summary = "Work out anew where all students stand")
    @APIResponseSchema(Standings.Recomputed.class)
    public Response recompute() {
        return Answers.ok(standings.recompute());
    }
}
