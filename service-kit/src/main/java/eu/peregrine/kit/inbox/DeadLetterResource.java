package eu.peregrine.kit.inbox;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dead letters, for an operator. Never routed by the gateway. */
@Path("/operations/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@Blocking
public class DeadLetterResource {

    private final DeadLetterDesk desk;

    @Inject
    DeadLetterResource(DeadLetterDesk desk) {
        this.desk = desk;
    }

    /**
     * The newest dead letters.
     *
     * @param items newest first, within a partition of the topic
     */
    public record DeadLetterList(List<DeadLetter> items) {}

    /** Shows the newest dead letters and which were handled since. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "listDeadLetters", summary = "List the newest events that could not be handled")
    @APIResponseSchema(DeadLetterList.class)
    @APIResponse(responseCode = "503", description = "The broker is away.")
    public Response list(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return Answers.ok(new DeadLetterList(desk.newest(limit)));
    }

    /** Handles one again. */
    @POST
    @Path("/{id}/replay")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Handle an event again that could not be handled",
            description = "Idempotent: an event that was handled meanwhile is not handled twice.")
    @APIResponseSchema(DeadLetter.class)
    @APIResponse(responseCode = "404", description = "There is no dead letter of this id.")
    @APIResponse(responseCode = "409", description = "It still cannot be handled.")
    @APIResponse(responseCode = "503", description = "The broker is away.")
    public Response replay(@PathParam("id") UUID id) {
        return Answers.ok(desk.replay(id));
    }
}
