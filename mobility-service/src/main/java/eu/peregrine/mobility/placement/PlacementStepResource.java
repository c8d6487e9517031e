package eu.peregrine.mobility.placement;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** The steps of a placement's life over HTTP. */
@Path("/api/v1/placements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "placements")
public class PlacementStepResource {
    private final PlacementOffers offers;

    @Inject
    PlacementStepResource(PlacementOffers offers) {
        this.offers = offers;
    }

    @POST
    @Path("{id}/publish")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(operationId = "publishPlacementOffer", summary = "Show an offer to students")
    @APIResponseSchema(PlacementOfferView.class)
    public Response publish(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(offers.publish(id, ifMatch));
    }

    @POST
    @Path("{id}/close")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(operationId = "closePlacementOffer", summary = "Take no more applications")
    @APIResponseSchema(PlacementOfferView.class)
    public Response close(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(offers.close(id, ifMatch));
    }

    @POST
    @Path("{id}/reopen")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(operationId = "reopenPlacementOffer", summary = "Take applications again")
    @APIResponseSchema(PlacementOfferView.class)
    public Response reopen(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(offers.reopen(id, ifMatch));
    }

    @POST
    @Path("{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(operationId = "withdrawPlacementOffer", summary = "Take an offer back")
    @APIResponseSchema(PlacementOfferView.class)
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull PlacementBodies.Withdrawal body) {
        return Answers.ok(offers.withdraw(id, ifMatch, body));
    }
}
