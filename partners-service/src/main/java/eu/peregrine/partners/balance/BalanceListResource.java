package eu.peregrine.partners.balance;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The balance of exchanges with all partners over HTTP. */
@Path("/api/v1/organisations/balances")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "organisations")
public class BalanceListResource {

    private static final String FROM = BalanceResource.FROM;
    private static final String TO = BalanceResource.TO;

    @Inject
    Balances balances;

    /** A list of {@link BalanceView}, as the contract shows it. */
    public record BalancePage(List<BalanceView> items, String next, Long count) {}

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, FINANCE, AUDITOR, ADMIN})
    @Operation(operationId = "listBalances", summary = "The exchange balance with every partner")
    @APIResponseSchema(BalancePage.class)
    public Response list(
            @QueryParam("from") @Parameter(description = FROM) String from,
            @QueryParam("to") @Parameter(description = TO) String to,
            @QueryParam("country") @Size(max = 200) @Parameter(description = "ISO 3166-1 alpha-2.")
                    List<String> country,
            @QueryParam("alert")
                    @Parameter(
                            description =
                                    "Only partners that are beyond a threshold at present, or that are not; without from and to.")
                    Boolean alert,
            @BeanParam ListRequest request) {
        return Answers.page(balances.list(from, to, country, alert, request));
    }

    @GET
    @Path("countries")
    @RolesAllowed({OFFICER, COORDINATOR, FINANCE, AUDITOR, ADMIN})
    @Operation(operationId = "getBalanceByCountry", summary = "The exchange balance by country")
    @APIResponseSchema(CountryBalances.class)
    public Response countries(
            @QueryParam("from") @Parameter(description = FROM) String from,
            @QueryParam("to") @Parameter(description = TO) String to) {
        return Answers.ok(balances.byCountry(from, to));
    }
}
