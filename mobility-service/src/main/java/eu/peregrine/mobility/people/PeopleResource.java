package eu.peregrine.mobility.people;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** Personal data over HTTP. */
@Path("/api/v1/people/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "people", description = "What is held of a person")
public class PeopleResource {

    private final PersonalFiles files;

    @Inject
    PeopleResource(PersonalFiles files) {
        this.files = files;
    }

    @GET
    @Path("export")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN, Roles.STUDENT})
    @Operation(
            operationId = "exportPerson",
            summary = "Read all that is held of a student",
            description = "Collected from every service, all of it or 503. A student reads their own.")
    @APIResponseSchema(PersonalData.class)
    public Response export(@PathParam("id") UUID id) {
        return Answers.ok(files.export(id));
    }

    @POST
    @Path("erase")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(
            operationId = "erasePerson",
            summary = "Forget who a student was, where the law lets it",
            description = "Needs X-Reason. Every service follows.")
    @APIResponseSchema(ErasureReport.class)
    public Response erase(@PathParam("id") UUID id) {
        return Answers.ok(files.erase(id));
    }
}
