package eu.peregrine.partners.statistics;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.transfer.Exports;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Statistics of agreements over HTTP: JSON, or a table as CSV by {@code Accept}. */
@Path("/api/v1/agreements/statistics")
@Produces({MediaType.APPLICATION_JSON, StatisticsAnswer.CSV})
@Tag(name = "agreements")
public class AgreementStatisticsResource {

    @Inject
    NetworkStatistics statistics;

    @Inject
    Exports exports;

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, AUDITOR, ADMIN})
    @Operation(
            operationId = "getAgreementStatistics",
            summary = "How many agreements, by state, kind, year and activity; seats promised and used; languages")
    @APIResponseSchema(AgreementStatistics.class)
    public Response agreements(
            @QueryParam("from") @Parameter(description = "First academic year of the seats, such as 2024/2025.")
                    String from,
            @QueryParam("to") @Parameter(description = "Last academic year of the seats.") String to,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        AgreementStatistics found = statistics.agreements(from, to);
        return StatisticsAnswer.of(exports, accept, found, found::rows);
    }
}
