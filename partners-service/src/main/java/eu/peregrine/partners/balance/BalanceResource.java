package eu.peregrine.partners.balance;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;

import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The balance of exchanges with one partner over HTTP. */
@Path("/api/v1/organisations/{id}/balance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "organisations")
public class BalanceResource {

    static final String FROM = "First academic year, such as 2024/2025; by default three years in all.";
    static final String TO = "Last academic year; by default the next one.";

    @Inject
    Balances balances;

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "getBalance", summary = "The exchange balance with a partner")
    @APIResponseSchema(BalanceView.class)
    public Response get(
            @PathParam("id") UUID id,
            @QueryParam("from") @Parameter(description = FROM) String from,
            @QueryParam("to") @Parameter(description = TO) String to) {
        return Answers.ok(balances.of(id, from, to));
    }
}
