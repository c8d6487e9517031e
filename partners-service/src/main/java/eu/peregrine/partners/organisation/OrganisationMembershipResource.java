package eu.peregrine.partners.organisation;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Memberships of an organisation in networks over HTTP. */
@Path("/api/v1/organisations/{id}/memberships")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "organisations")
public class OrganisationMembershipResource {

    @Inject
    OrganisationParts parts;

    @Inject
    Organisations organisations;

    /**
     * When a membership ends.
     *
     * @param end its last day
     */
    public record MembershipEnd(@NotNull LocalDate end) {}

    /**
     * Who speaks for the organisation.
     *
     * @param delegates ids of its contacts
     */
    public record Delegates(@NotNull @Size(max = 20) List<@NotNull UUID> delegates) {}

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(
            operationId = "listOrganisationMemberships",
            summary = "The memberships of an organisation, with delegates")
    @APIResponseSchema(MembershipDetails.MembershipList.class)
    public Response list(@PathParam("id") UUID id) {
        return Answers.ok(parts.memberships(id));
    }

    @POST
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "joinNetwork", summary = "Make the organisation a member of a network")
    @APIResponseSchema(value = OrganisationView.class, responseCode = "201")
    public Response join(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull MembershipDraft draft) {
        return Answers.created("/api/v1/organisations/" + id, organisations.join(id, ifMatch, draft));
    }

    @POST
    @Path("{membershipId}/leave")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "leaveNetwork", summary = "Say when a membership ends")
    @APIResponseSchema(value = MembershipDetails.MembershipList.class, responseCode = "200")
    public Response leave(
            @PathParam("id") UUID id,
            @PathParam("membershipId") UUID membershipId,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull MembershipEnd end) {
        return Answers.ok(parts.leave(id, membershipId, ifMatch, end.end()));
    }

    @PUT
    @Path("{membershipId}/delegates")
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(
            operationId = "replaceDelegates",
            summary = "Say who speaks for the organisation in a network; If-Match names the organisation's version")
    @APIResponseSchema(MembershipDetails.MembershipList.class)
    public Response delegates(
            @PathParam("id") UUID id,
            @PathParam("membershipId") UUID membershipId,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull Delegates delegates) {
        return Answers.ok(parts.delegate(id, membershipId, ifMatch, delegates.delegates()));
    }
}
