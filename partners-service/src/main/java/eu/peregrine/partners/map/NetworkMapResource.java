package eu.peregrine.partners.map;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.APPLICANT;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.FUNDER;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.REVIEWER;
import static eu.peregrine.kit.identity.Roles.SECURITY;
import static eu.peregrine.kit.identity.Roles.STUDENT;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Rendering;
import eu.peregrine.partners.organisation.OrganisationFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The map of the network over HTTP. */
@Path("/api/v1/network-map")
@Tag(name = "network-map", description = "The partner network on a map.")
public class NetworkMapResource {

    /** The media type of GeoJSON (RFC 7946 §12). */
    public static final String GEO_JSON = "application/geo+json";

    @Inject
    NetworkMaps maps;

    @Inject
    Rendering rendering;

    @GET
    @Produces({GEO_JSON, MediaType.APPLICATION_JSON})
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(
            operationId = "getNetworkMap",
            summary = "Organisations with a place on earth as GeoJSON, filtered as in their list")
    @APIResponseSchema(NetworkMap.class)
    public Response get(
            @BeanParam @Valid OrganisationFilter filter,
            @BeanParam ListRequest request,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        NetworkMap map = maps.draw(filter, request);
        boolean plain = accept != null && accept.contains(MediaType.APPLICATION_JSON) && !accept.contains(GEO_JSON);
        Response.ResponseBuilder answer = Response.fromResponse(
                        rendering.render(Response.ok(map).build()))
                .type(plain ? MediaType.APPLICATION_JSON : GEO_JSON);
        if (map.next() != null) {
            answer.header(HttpHeaders.LINK, "<" + map.next() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
