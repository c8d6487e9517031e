package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The books of a fund, {@code /api/v1/funds/{id}/ledger} and its statement, and of all funds together. */
@Path("/api/v1/funds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "funds")
public class LedgerResource {

    private final Funds funds;
    private final TrialBalance trialBalance;
    private final Exports exports;

    LedgerResource(Funds funds, TrialBalance trialBalance, Exports exports) {
        this.funds = funds;
        this.trialBalance = trialBalance;
        this.exports = exports;
    }

    /** Lists entries. */
    @GET
    @Path("{id}/ledger")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listLedgerEntries", summary = "List a fund's ledger entries, oldest first")
    @APIResponseSchema(value = LedgerPage.class, responseCode = "200")
    public Response ledger(
            @PathParam("id") UUID id,
            @QueryParam("movement") List<Movement> movement,
            @QueryParam("origin") UUID origin,
            @QueryParam("from") @Parameter(description = "Only entries of this value date or later.") LocalDate from,
            @QueryParam("to") @Parameter(description = "Only entries of this value date or earlier.") LocalDate to,
            @BeanParam ListRequest request) {
        return Answers.page(funds.ledger(id, movement, origin, from, to, request));
    }

    /** Exports entries. */
    @GET
    @Path("{id}/ledger/export")
    @Produces({"text/csv", "application/x-ndjson"})
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "exportLedger", summary = "Export a fund's ledger as CSV or NDJSON")
    @APIResponse(
            responseCode = "200",
            description = "One row for each entry",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = LedgerEntryView.class))
            })
    public Response exportLedger(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        funds.visible(id);
        return exports.stream(accept, LedgerEntryView.class, () -> funds.entries(id));
    }

    /** Shows the statement. */
    @GET
    @Path("{id}/statement")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "getFundStatement",
            summary =
                    "Show a fund's statement and trial balance of a span of days; up to today, unless asked otherwise")
    @APIResponseSchema(value = StatementView.class, responseCode = "200")
    public Response statement(
            @PathParam("id") UUID id, @QueryParam("from") LocalDate from, @QueryParam("on") LocalDate on) {
        return Answers.ok(funds.statement(id, from, on));
    }

    /** Shows the trial balance. */
    @GET
    @Path("trial-balance")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "getTrialBalance",
            summary = "Show the trial balance of all funds by currency, and any fund whose books are wrong")
    @APIResponseSchema(value = TrialBalanceView.class, responseCode = "200")
    public Response trialBalance(@QueryParam("on") LocalDate on) {
        return Answers.ok(trialBalance.until(on));
    }

    /** The list, for the API document. */
    public record LedgerPage(List<LedgerEntryView> items, String next, Long count) {}
}
