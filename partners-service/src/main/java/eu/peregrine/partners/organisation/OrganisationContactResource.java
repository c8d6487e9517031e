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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Contacts of an organisation over HTTP: personal data, for the school's staff and the organisation itself. */
@Path("/api/v1/organisations/{id}/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "organisations")
public class OrganisationContactResource {

    @Inject
    OrganisationParts parts;

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "listOrganisationContacts", summary = "The contacts of an organisation")
    @APIResponseSchema(ContactView.ContactList.class)
    public Response list(@PathParam("id") UUID id) {
        return Answers.ok(parts.contacts(id));
    }

    @POST
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "addOrganisationContact", summary = "Add a contact")
    @APIResponseSchema(value = ContactView.class, responseCode = "201")
    public Response add(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ContactDraft draft) {
        ContactView view = parts.addContact(id, ifMatch, draft);
        return Answers.created("/api/v1/organisations/" + id + "/contacts/" + view.id(), view);
    }

    @GET
    @Path("{contactId}")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "getOrganisationContact", summary = "Read a contact")
    @APIResponseSchema(ContactView.class)
    public Response get(@PathParam("id") UUID id, @PathParam("contactId") UUID contactId) {
        return Answers.ok(parts.contact(id, contactId));
    }

    @PUT
    @Path("{contactId}")
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(
            operationId = "changeOrganisationContact",
            summary = "Replace what is said about a contact; If-Match names the organisation's version")
    @APIResponseSchema(ContactView.class)
    public Response change(
            @PathParam("id") UUID id,
            @PathParam("contactId") UUID contactId,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ContactDraft draft) {
        return Answers.ok(parts.changeContact(id, contactId, ifMatch, draft));
    }

    @DELETE
    @Path("{contactId}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(
            operationId = "removeOrganisationContact",
            summary = "Remove a contact; If-Match names the organisation's version")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Response remove(
            @PathParam("id") UUID id, @PathParam("contactId") UUID contactId, @HeaderParam("If-Match") String ifMatch) {
        parts.removeContact(id, contactId, ifMatch);
        return Answers.noContent();
    }
}
