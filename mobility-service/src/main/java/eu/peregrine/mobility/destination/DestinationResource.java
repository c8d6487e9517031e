package eu.peregrine.mobility.destination;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Destinations over HTTP. */
@Path("/api/v1/destinations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "destinations", description = "Where students may study, by the agreements in force")
public class DestinationResource {

    private final Destinations destinations;

    @Inject
    DestinationResource(Destinations destinations) {
        this.destinations = destinations;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.FINANCE, Roles.STUDENT, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listDestinations", summary = "List the destinations of the home organisation's students")
    @APIResponseSchema(DestinationPage.class)
    public Response list(@BeanParam ListRequest request, @BeanParam DestinationFilter filter) {
        return Answers.page(destinations.list(request, filter));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.FINANCE, Roles.STUDENT, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getDestination", summary = "Read a destination")
    @APIResponseSchema(DestinationView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(destinations.get(id));
    }

    /** A page of destinations, for the API document. */
    record DestinationPage(List<DestinationView> items, String next, Long count) {}
}
