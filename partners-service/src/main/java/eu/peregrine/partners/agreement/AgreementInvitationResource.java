package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.OFFICER;

import eu.peregrine.kit.idempotency.Idempotent;
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

/** The one-time links to an agreement over HTTP, as the international office makes them. */
@Path("/api/v1/agreements/{id}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementInvitationResource {

    @Inject
    AgreementInvitations invitations;

    /** A list of {@link InvitationView}, as the contract shows it. */
    public record AgreementInvitationPage(List<InvitationView> items, String next, Long count) {}

    @POST
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(
            operationId = "inviteToAgreement",
            summary = "Make a one-time link for somebody without an account; the answer alone holds it")
    @APIResponseSchema(value = InvitationView.class, responseCode = "201")
    public Response invite(@PathParam("id") UUID id, @Valid @NotNull InvitationDraft draft) {
        InvitationView view = invitations.invite(id, draft);
        return Answers.created("/api/v1/agreements/" + id + "/invitations/" + view.id(), view);
    }

    @GET
    @RolesAllowed({OFFICER, AUDITOR, ADMIN})
    @Operation(
            operationId = "listAgreementInvitations",
            summary = "The one-time links to an agreement, without their tokens")
    @APIResponseSchema(AgreementInvitationPage.class)
    public Response list(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(invitations.list(id, request));
    }

    @DELETE
    @Path("{invitationId}")
    @RolesAllowed(OFFICER)
    @Operation(operationId = "revokeAgreementInvitation", summary = "Take a one-time link back")
    @APIResponse(responseCode = "204", description = "The link works no longer.")
    public Response revoke(@PathParam("id") UUID id, @PathParam("invitationId") UUID invitationId) {
        invitations.revoke(id, invitationId);
        return Answers.noContent();
    }
}
