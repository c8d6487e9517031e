package eu.peregrine.partners.nomination;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.list.ListRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

/** The nomination list of a partner over HTTP. */
@Path("/api/v1/organisations/{id}/nomination-list")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "organisations")
public class NominationResource {

    @Inject
    Nominations nominations;

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(
            operationId = "getNominationList",
            summary = "Who is nominated to and from a partner in an academic year, and how many seats are left")
    @APIResponseSchema(NominationList.class)
    public Response list(
            @PathParam("id") UUID id, @BeanParam @Valid NominationFilter filter, @BeanParam ListRequest request) {
        NominationList list = nominations.list(id, filter, request);
        Response.ResponseBuilder answer = Response.ok(list);
        if (list.next() != null) {
            answer.header(HttpHeaders.LINK, "<" + list.next() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
