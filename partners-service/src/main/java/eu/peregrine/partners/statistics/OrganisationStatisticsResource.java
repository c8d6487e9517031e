package eu.peregrine.partners.statistics;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.partners.organisation.OrganisationKind;
import eu.peregrine.partners.organisation.OrganisationState;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Statistics of organisations over HTTP: JSON, or a table as CSV by {@code Accept}. */
@Path("/api/v1/organisations/statistics")
@Produces({MediaType.APPLICATION_JSON, StatisticsAnswer.CSV})
@Tag(name = "organisations")
public class OrganisationStatisticsResource {

    @Inject
    NetworkStatistics statistics;

    @Inject
    Exports exports;

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, AUDITOR, ADMIN})
    @Operation(
            operationId = "getOrganisationStatistics",
            summary = "How many organisations, by region, country, kind, state and label")
    @APIResponseSchema(OrganisationStatistics.class)
    public Response organisations(
            @QueryParam("kind") @Parameter(description = "Only what is this.") List<OrganisationKind> kind,
            @QueryParam("state") @Parameter(description = "Only what stands there.") List<OrganisationState> state,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        OrganisationStatistics found = statistics.organisations(kind, state);
        return StatisticsAnswer.of(exports, accept, found, found::rows);
    }
}
