package eu.peregrine.mobility.stay;

import eu.peregrine.kit.dispute.DisputeDraft;
import eu.peregrine.kit.dispute.ResolutionDraft;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** What a party of a stay says against what was recorded for it, over HTTP. */
@Path("/api/v1/mobilities/{id}/dispute")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class MobilityDisputeResource {
    private final MobilityDisputes disputes;
    private final MobilityViews views;

    @Inject
    MobilityDisputeResource(MobilityDisputes disputes, MobilityViews views) {
        this.disputes = disputes;
        this.views = views;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.PARTNER, Roles.STUDENT})
    @Operation(operationId = "disputeMobility", summary = "Contradict what was recorded for you from paper")
    @APIResponseSchema(MobilityView.class)
    public Response raise(@PathParam("id") UUID id, @Valid @NotNull DisputeDraft draft) {
        return Answers.ok(views.one(disputes.raise(id, draft)));
    }

    @POST
    @Path("resolve")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "resolveMobilityDispute",
            summary = "Answer a dispute",
            description =
                    "Upheld, a recorded approval before the stay and recorded signatures of versions still open are undone.")
    @APIResponseSchema(MobilityView.class)
    public Response resolve(@PathParam("id") UUID id, @Valid @NotNull ResolutionDraft draft) {
        return Answers.ok(views.one(disputes.resolve(id, draft)));
    }
}
