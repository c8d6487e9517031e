package eu.peregrine.scholarships.award;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.scholarships.access.AuditPage;
import eu.peregrine.scholarships.bulk.BulkReport;
import eu.peregrine.scholarships.bulk.BulkRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/awards}. */
@Path("/api/v1/awards")
@Tag(name = "Awards", description = "Money offered to students, from the offer to the last instalment")
public class AwardResource {

    private final Awards awards;
    private final AwardBulk bulk;
    private final AuditTrail audit;
    private final Exports exports;

    AwardResource(Awards awards, AwardBulk bulk, AuditTrail audit, Exports exports) {
        this.awards = awards;
        this.bulk = bulk;
        this.audit = audit;
        this.exports = exports;
    }

    /** Lists awards. */
    @GET
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listAwards", summary = "List awards; students and funders see their own")
    @APIResponseSchema(AwardPage.class)
    public Response list(
            @BeanParam AwardFilter filter,
            @QueryParam("state") List<AwardState> state,
            @BeanParam ListRequest request) {
        return Answers.page(awards.list(filter, state, request));
    }

    /** Exports awards. */
    @GET
    @Path("export")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "exportAwards", summary = "Export awards as CSV or NDJSON")
    public Response export(@HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return exports.stream(accept, AwardView.class, awards::export);
    }

    /** Does one step with many awards. */
    @POST
    @Path("bulk")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE})
    @Operation(
            operationId = "bulkAwards",
            summary = "Take one step with many awards (verb accept, decline, bank-account, contract or cancel)")
    @APIResponseSchema(BulkReport.class)
    public Response bulk(@QueryParam("dryRun") Boolean dryRun, @Valid @NotNull BulkRequest request) {
        return Answers.ok(bulk.run(request, Boolean.TRUE.equals(dryRun)));
    }

    /** Shows an award. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.FUNDER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getAward", summary = "Show an award with its instalments")
    @APIResponseSchema(AwardView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(awards.get(id));
    }

    /** Accepts an offer. */
    @POST
    @Path("{id}/accept")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "acceptAward", summary = "Accept an offer")
    @APIResponseSchema(AwardView.class)
    public Response accept(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(awards.accept(id, ifMatch));
    }

    /** Declines an offer. */
    @POST
    @Path("{id}/decline")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "declineAward", summary = "Decline an offer; the waiting list is served at once")
    @APIResponseSchema(AwardView.class)
    public Response decline(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(awards.decline(id, ifMatch));
    }

    /** Ends an unanswered offer. */
    @POST
    @Path("{id}/lapse")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "lapseAward", summary = "End an offer that nobody answered in time")
    @APIResponseSchema(AwardView.class)
    public Response lapse(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(awards.lapse(id, ifMatch));
    }

    /** Sets the bank account. */
    @PUT
    @Path("{id}/bank-account")
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "setAwardBankAccount", summary = "Say where an award is paid; the IBAN is kept encrypted")
    @APIResponseSchema(AwardView.class)
    public Response payTo(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull AccountDraft draft) {
        return Answers.ok(awards.payTo(id, ifMatch, draft));
    }

    /** Signs the contract. */
    @POST
    @Path("{id}/contract")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "contractAward", summary = "Record the signed contract; the money is committed")
    @APIResponseSchema(AwardView.class)
    public Response contract(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ContractDraft draft) {
        return Answers.ok(awards.contract(id, ifMatch, draft));
    }

    /** Notes the student's report. */
    @POST
    @Path("{id}/participant-report")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "reportOnAward", summary = "Record the student's report on the stay")
    @APIResponseSchema(AwardView.class)
    public Response report(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReportDraft draft) {
        return Answers.ok(awards.report(id, ifMatch, draft));
    }

    /** Ends an award. */
    @POST
    @Path("{id}/cancel")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "cancelAward", summary = "End an award; what is not paid goes back to the fund")
    @APIResponseSchema(AwardView.class)
    public Response cancel(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonDraft draft) {
        return Answers.ok(awards.cancel(id, ifMatch, draft));
    }

    /** Shows who did what. */
    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getAwardAudit", summary = "Show who did what with an award")
    @APIResponseSchema(AuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        awards.visible(id);
        return Answers.page(audit.of("award", id, request));
    }

    /** The list, for the API document. */
    public record AwardPage(List<AwardView> items, String next, Long count) {}
}
