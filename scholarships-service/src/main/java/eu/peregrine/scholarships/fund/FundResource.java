package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.scholarships.access.AuditPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/funds}. */
@Path("/api/v1/funds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "funds", description = "Money of one funder for one purpose, with its double-entry ledger")
public class FundResource {

    private final Funds funds;
    private final AuditTrail audit;

    FundResource(Funds funds, AuditTrail audit) {
        this.funds = funds;
        this.audit = audit;
    }

    /** Opens a fund. */
    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "openFund", summary = "Open a fund")
    @APIResponseSchema(value = FundView.class, responseCode = "201")
    public Response open(@Valid @NotNull FundDraft draft) {
        FundView fund = funds.open(draft);
        return Answers.created("/api/v1/funds/" + fund.id(), fund);
    }

    /** Lists funds. */
    @GET
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listFunds", summary = "List funds")
    @APIResponseSchema(value = FundPage.class, responseCode = "200")
    public Response list(
            @QueryParam("funder") List<UUID> funder,
            @QueryParam("id") List<UUID> id,
            @QueryParam("state") List<FundLifeState> state,
            @BeanParam ListRequest request) {
        return Answers.page(funds.list(funder, id, state, request));
    }

    /** Shows a fund. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getFund", summary = "Show a fund with the balances that its entries make")
    @APIResponseSchema(value = FundView.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(funds.get(id));
    }

    /** Records a pledge. */
    @POST
    @Path("{id}/pledges")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "recordPledge", summary = "Record a pledge; its money becomes available")
    @APIResponseSchema(value = FundView.class, responseCode = "200")
    public Response pledge(@PathParam("id") UUID id, @Valid @NotNull ContributionDraft draft) {
        return Answers.ok(funds.pledge(id, draft));
    }

    /** Lists pledges. */
    @GET
    @Path("{id}/pledges")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listPledges", summary = "List a fund's pledges")
    @APIResponseSchema(value = ContributionPage.class, responseCode = "200")
    public Response pledges(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(funds.contributions(id, Contribution.Kind.PLEDGE, request));
    }

    /** Records a receipt. */
    @POST
    @Path("{id}/receipts")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "recordReceipt", summary = "Record money that came; as much may be paid out")
    @APIResponseSchema(value = FundView.class, responseCode = "200")
    public Response receipt(@PathParam("id") UUID id, @Valid @NotNull ContributionDraft draft) {
        return Answers.ok(funds.receipt(id, draft));
    }

    /** Lists receipts. */
    @GET
    @Path("{id}/receipts")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listReceipts", summary = "List a fund's receipts")
    @APIResponseSchema(value = ContributionPage.class, responseCode = "200")
    public Response receipts(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(funds.contributions(id, Contribution.Kind.RECEIPT, request));
    }

    /** Carries over. */
    @POST
    @Path("{id}/carry-over")
    @Idempotent
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "carryFundOver",
            summary = "Carry what is left of a fund over to another of the same funder and currency")
    @APIResponseSchema(value = FundView.class, responseCode = "200")
    public Response carryOver(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull TransferDraft draft) {
        return Answers.ok(funds.transfer(id, ifMatch, TransferKind.CARRY_OVER, draft));
    }

    /** Gives back. */
    @POST
    @Path("{id}/give-back")
    @Idempotent
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "giveFundBack", summary = "Give what is left of a fund back to its funder")
    @APIResponseSchema(value = FundView.class, responseCode = "200")
    public Response giveBack(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull TransferDraft draft) {
        return Answers.ok(funds.transfer(id, ifMatch, TransferKind.GIVE_BACK, draft));
    }

    /** Lists transfers. */
    @GET
    @Path("{id}/transfers")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "listFundTransfers",
            summary = "List what was carried over from or to a fund, or given back to its funder")
    @APIResponseSchema(value = TransferPage.class, responseCode = "200")
    public Response transfers(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(funds.transfers(id, request));
    }

    /** Closes. */
    @POST
    @Path("{id}/close")
    @Idempotent
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "closeFund", summary = "Close a fund in which nothing is open any more")
    @APIResponseSchema(value = FundView.class, responseCode = "200")
    public Response close(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull FundStepDraft draft) {
        return Answers.ok(funds.close(id, ifMatch, draft));
    }

    /** Opens again. */
    @POST
    @Path("{id}/reopen")
    @Idempotent
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "reopenFund", summary = "Open a closed fund again")
    @APIResponseSchema(value = FundView.class, responseCode = "200")
    public Response reopen(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull FundStepDraft draft) {
        return Answers.ok(funds.reopen(id, ifMatch, draft));
    }

    /** Shows who did what. */
    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getFundAudit", summary = "Show who did what with a fund")
    @APIResponseSchema(value = AuditPage.class, responseCode = "200")
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        funds.visible(id);
        return Answers.page(audit.of("fund", id, request));
    }

    /** The list, for the API document. */
    public record FundPage(List<FundView> items, String next, Long count) {}

    /** The list, for the API document. */
    public record ContributionPage(List<ContributionView> items, String next, Long count) {}

    /** The list, for the API document. */
    @Schema(name = "FundTransferPage")
    public record TransferPage(List<FundTransferView> items, String next, Long count) {}
}
