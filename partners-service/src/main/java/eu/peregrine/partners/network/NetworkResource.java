package eu.peregrine.partners.network;

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

import eu.peregrine.kit.list.FacetedRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Networks over HTTP. */
@Path("/api/v1/networks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "networks", description = "Networks, working parties, programmes and accreditations, with their members.")
public class NetworkResource {

    @Inject
    Networks networks;

    /** A list of {@link NetworkView}, as the contract shows it. */
    public record NetworkPage(
            List<NetworkView> items, String next, Long count, Map<String, Map<String, Long>> facets) {}

    @GET
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
    @Operation(operationId = "listNetworks", summary = "List and search networks")
    @APIResponseSchema(NetworkPage.class)
    public Response list(@BeanParam @Valid NetworkFilter filter, @BeanParam FacetedRequest request) {
        return Answers.page(networks.list(filter, request));
    }

    @GET
    @Path("{id}")
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
    @Operation(operationId = "getNetwork", summary = "Read a network")
    @APIResponseSchema(NetworkView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(networks.get(id));
    }
}
