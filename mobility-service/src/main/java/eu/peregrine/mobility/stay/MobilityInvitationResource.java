package eu.peregrine.mobility.stay;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.invitation.InvitationView;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The one-time links to a stay over HTTP, as the international office makes them. */
@Path("/api/v1/mobilities/{id}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities")
public class MobilityInvitationResource {
    private final MobilityInvitations invitations;

    @Inject
    MobilityInvitationResource(MobilityInvitations invitations) {
        this.invitations = invitations;
    }

    /** A page of invitations, for the API document. */
    record MobilityInvitationPage(List<InvitationView> items, String next, Long count) {}

    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "inviteToMobility",
            summary = "Make a one-time link for somebody without an account; the answer alone holds it",
            description =
                    "For a host's approval, signatures and attestations, its tutor's and an employer's signature, and to"
                            + " contradict what was recorded. It is bound to the proposal or version that is open now.")
    @APIResponseSchema(value = InvitationView.class, responseCode = "201")
    public Response invite(@PathParam("id") UUID id, @Valid @NotNull MobilityInvitationDraft draft) {
        InvitationView view = invitations.invite(id, draft);
        return Answers.created(Mobilities.PATH + "/" + id + "/invitations/" + view.id(), view);
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listMobilityInvitations", summary = "The one-time links to a stay, without their tokens")
    @APIResponseSchema(MobilityInvitationPage.class)
    public Response list(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(invitations.list(id, request));
    }

    @DELETE
    @Path("{invitationId}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "revokeMobilityInvitation", summary = "Take a one-time link back")
    @APIResponse(responseCode = "204", description = "The link works no longer.")
    public Response revoke(@PathParam("id") UUID id, @PathParam("invitationId") UUID invitationId) {
        invitations.revoke(id, invitationId);
        return Answers.noContent();
    }
}
