package eu.peregrine.kit.outbox;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.OutboxStore.Backlog;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Answers;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an operator sees of the outbox and can do about parked events. Never routed by the gateway. */
@Path("/operations/outbox")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@Blocking
public class OutboxResource {

    private static final int SHOWN = 200;

    private final OutboxRelay relay;

    @Inject
    OutboxResource(OutboxRelay relay) {
        this.relay = relay;
    }

    /** How much waits, and what is parked. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "showOutbox", summary = "Show what waits in the outbox and what is parked")
    @APIResponseSchema(OutboxView.class)
    public Response show() throws SQLException {
        Backlog now = relay.backlog();
        double age = now.oldest() == null
                ? 0
                : Math.max(0, Duration.between(now.oldest(), Instant.now()).toMillis() / 1000.0);
        return Answers.ok(
                new OutboxView(now.rows(), age, now.failing(), now.leader(), now.parked(), relay.parked(SHOWN)));
    }

    /** Lets a parked event and those behind it go on. */
    @POST
    @Path("/parked/{id}/replay")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "replayParkedEvent", summary = "Let a parked event try again")
    @APIResponse(responseCode = "202", description = "It is tried again at once, with a clean slate.")
    @APIResponse(responseCode = "404", description = "No event of this id is parked.")
    public Response replay(@PathParam("id") UUID id) throws SQLException {
        if (!relay.replay(id)) {
            throw Problems.notFound("parked event");
        }
        return Response.accepted().build();
    }
}
