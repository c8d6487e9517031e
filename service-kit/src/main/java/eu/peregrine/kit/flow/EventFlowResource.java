package eu.peregrine.kit.flow;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows an operator where events are. Never routed by the gateway. */
@Path("/operations/events")
@Blocking
public class EventFlowResource {

    @Inject
    EventFlows flows;

    /** How many events happened, wait, lie on their topics and were read, by kind. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "showEvents", hidden = true)
    public Response show() {
        return Answers.ok(flows.now());
    }
}
