package eu.peregrine.mobility.stay;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.invitation.LinkAct;
import eu.peregrine.kit.invitation.LinkCard;
import eu.peregrine.kit.invitation.LinkReceipt;
import eu.peregrine.kit.invitation.LinkRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A one-time link to a stay in the hands of its holder, who has no token: the link is what lets in. */
@Path("/api/v1/mobilities/links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class MobilityLinkResource {
    private final MobilityLinks links;

    @Inject
    MobilityLinkResource(MobilityLinks links) {
        this.links = links;
    }

    @POST
    @Path("look")
    @Idempotent
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "lookAtMobilityLink", summary = "What a one-time link is about; changes nothing")
    @APIResponseSchema(value = LinkCard.class, responseCode = "200")
    public Response look(@Valid @NotNull LinkRequest request) {
        return Answers.ok(links.look(request.token()));
    }

    @POST
    @Path("act")
    @Idempotent
    @PermitAll
    @SecurityRequirements
    @Operation(operationId = "actOnMobilityLink", summary = "Do what a one-time link allows, once")
    @APIResponseSchema(value = LinkReceipt.class, responseCode = "200")
    public Response act(@Valid @NotNull LinkAct act) {
        return Answers.ok(links.act(act));
    }
}
