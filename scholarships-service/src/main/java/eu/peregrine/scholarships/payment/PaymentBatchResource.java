package eu.peregrine.scholarships.payment;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/payment-batches}. */
@Path("/api/v1/payment-batches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payment-batches", description = "Instalments that go to the bank together, approved by a second person")
public class PaymentBatchResource {

    private final PaymentBatches batches;
    private final AuditTrail audit;

    PaymentBatchResource(PaymentBatches batches, AuditTrail audit) {
        this.batches = batches;
        this.audit = audit;
    }

    /** Puts a batch together. */
    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "orderPaymentBatch", summary = "Put due instalments of one fund together")
    @APIResponseSchema(value = BatchView.class, responseCode = "201")
    public Response order(@Valid @NotNull BatchDraft draft) {
        BatchView batch = batches.order(draft);
        return Answers.created("/api/v1/payment-batches/" + batch.id(), batch);
    }

    /** Lists batches. */
    @GET
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listPaymentBatches", summary = "List payment batches")
    @APIResponseSchema(value = BatchPage.class, responseCode = "200")
    public Response list(
            @QueryParam("fund") List<UUID> fund,
            @QueryParam("state") List<BatchState> state,
            @BeanParam ListRequest request) {
        return Answers.page(batches.list(fund, state, request));
    }

    /** Shows a batch. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getPaymentBatch", summary = "Show a payment batch with its instalments")
    @APIResponseSchema(value = BatchView.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(batches.get(id));
    }

    /** Approves a batch. */
    @POST
    @Path("{id}/approve")
    @Idempotent
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "approvePaymentBatch", summary = "As a second person, let a batch go to the bank")
    @APIResponseSchema(value = BatchView.class, responseCode = "200")
    public Response approve(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(batches.approve(id, ifMatch));
    }

    /** Refuses a batch. */
    @POST
    @Path("{id}/reject")
    @Idempotent
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "rejectPaymentBatch", summary = "As a second person, refuse a batch")
    @APIResponseSchema(value = BatchView.class, responseCode = "200")
    public Response reject(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull RejectDraft draft) {
        return Answers.ok(batches.reject(id, ifMatch, draft));
    }

    /** Settles a batch. */
    @POST
    @Path("{id}/settle")
    @Idempotent
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "settlePaymentBatch", summary = "Record what the bank paid and what it could not")
    @APIResponseSchema(value = BatchView.class, responseCode = "200")
    public Response settle(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull SettlementDraft draft) {
        return Answers.ok(batches.settle(id, ifMatch, draft));
    }

    /** Gives the file for the bank. */
    @GET
    @Path("{id}/file")
    @Produces(MediaType.APPLICATION_XML)
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "getPaymentFile",
            summary = "Download an approved batch for the bank (ISO 20022 pain.001.001.09)",
            description = "Holds whole account numbers, as the bank needs them; nothing else that is answered does.")
    @APIResponse(
            responseCode = "200",
            description = "A customer credit transfer initiation; the same bytes each time.",
            content = @Content(mediaType = "application/xml", schema = @Schema(type = SchemaType.STRING)))
    public Response file(@PathParam("id") UUID id) {
        return Response.ok(batches.file(id), MediaType.APPLICATION_XML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".xml\"")
                .build();
    }

    /** Shows who did what. */
    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getPaymentBatchAudit", summary = "Show who did what with a payment batch")
    @APIResponseSchema(value = AuditPage.class, responseCode = "200")
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        batches.find(id, null);
        return Answers.page(audit.of("payment-batch", id, request));
    }

    /** The list, for the API document. */
    public record BatchPage(List<BatchView> items, String next, Long count) {}
}
