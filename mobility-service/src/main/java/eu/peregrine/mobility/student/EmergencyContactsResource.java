package eu.peregrine.mobility.student;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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

/** A student's emergency contacts over HTTP. */
@Path("/api/v1/students/{id}/emergency-contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "students")
public class EmergencyContactsResource {

    private final EmergencyContacts contacts;

    @Inject
    EmergencyContactsResource(EmergencyContacts contacts) {
        this.contacts = contacts;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.SECURITY, Roles.STUDENT})
    @Operation(operationId = "getEmergencyContacts", summary = "Read whom to call when something has happened")
    @APIResponseSchema(EmergencyContactsView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(contacts.get(id));
    }

    @PUT
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(operationId = "updateEmergencyContacts", summary = "Say whom to call when something has happened")
    @APIResponseSchema(EmergencyContactsView.class)
    public Response update(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull EmergencyContactsDraft draft) {
        return Answers.ok(contacts.update(id, ifMatch, draft));
    }
}
