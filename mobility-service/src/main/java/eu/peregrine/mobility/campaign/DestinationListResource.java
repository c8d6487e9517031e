package eu.peregrine.mobility.campaign;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Each destination's list in a campaign, over HTTP. */
@Path("/api/v1/campaigns/{id}/destinations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public class DestinationListResource {
    private final Results results;

    @Inject
    DestinationListResource(Results results) {
        this.results = results;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listCampaignDestinations",
            summary = "List how full the destinations are, how many wait, and the last admitted score")
    @APIResponseSchema(DestinationListView.class)
    public Response list(@PathParam("id") UUID id) {
        return Answers.ok(results.destinations(id));
    }

    @GET
    @Path("{destinationId}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listStandings",
            summary = "List who is admitted at a destination and who waits, by priority")
    @APIResponseSchema(StandingPage.class)
    public Response standings(
            @PathParam("id") UUID id,
            @PathParam("destinationId") UUID destinationId,
            @BeanParam ListRequest request,
            @QueryParam("admitted") @Parameter(description = "Only those who hold a place here, or only the others.")
                    Boolean admitted) {
        return Answers.page(results.standings(id, destinationId, request, admitted));
    }

    /** A page of standings, for the API document. */
    record StandingPage(List<StandingView> items, String next, Long count) {}
}
