package eu.peregrine.partners.nomination;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.transfer.Exports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The nomination list of a partner over HTTP. */
@Path("/api/v1/organisations/{id}/nomination-list")
@Tag(name = "organisations")
public class NominationResource {

    private static final String CSV = "text/csv";

    @Inject
    Nominations nominations;

    @Inject
    Exports exports;

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(
            operationId = "getNominationList",
            summary = "Who is nominated to and from a partner in an academic year, and how many seats are left",
            description = "As text/csv all nominations of the year come at once, without the seats.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = NominationList.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response list(
            @PathParam("id") UUID id,
            @BeanParam @Valid NominationFilter filter,
            @BeanParam ListRequest request,
            @Context HttpHeaders headers) {
        return isTableWanted(headers)
                ? exports.stream(CSV, NominationRow.class, nominations.rows(id, filter))
                : page(nominations.list(id, filter, request));
    }

    private static boolean isTableWanted(HttpHeaders headers) {
        MediaType csv = MediaType.valueOf(CSV);
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(csv))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }

    private static Response page(NominationList list) {
        Response.ResponseBuilder answer = Response.ok(list, MediaType.APPLICATION_JSON_TYPE);
        if (list.next() != null) {
            answer.header(HttpHeaders.LINK, "<" + list.next() + ">; rel=\"next\"");
        }
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }
}
