package eu.peregrine.scholarships.award;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The steps of an award's life: {@code /api/v1/awards/{id}/…}. */
@Path("/api/v1/awards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "awards")
public class AwardStepResource {

    private final Awards awards;

    AwardStepResource(Awards awards) {
        this.awards = awards;
    }

    /** Accepts an offer. */
    @POST
    @Path("{id}/accept")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "acceptAward", summary = "Accept an offer")
    @APIResponseSchema(value = AwardView.class, responseCode = "200")
    public Response accept(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(awards.accept(id, ifMatch));
    }

    /** Declines an offer. */
    @POST
    @Path("{id}/decline")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "declineAward", summary = "Decline an offer; the waiting list is served at once")
    @APIResponseSchema(value = AwardView.class, responseCode = "200")
    public Response decline(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(awards.decline(id, ifMatch));
    }

    /** Ends an unanswered offer. */
    @POST
    @Path("{id}/lapse")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "lapseAward", summary = "End an offer that nobody answered in time")
    @APIResponseSchema(value = AwardView.class, responseCode = "200")
    public Response lapse(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(awards.lapse(id, ifMatch));
    }

    /** Sets the bank account. */
    @PUT
    @Path("{id}/bank-account")
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "setAwardBankAccount", summary = "Say where an award is paid; the IBAN is kept encrypted")
    @APIResponseSchema(value = AwardView.class, responseCode = "200")
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
    @APIResponseSchema(value = AwardView.class, responseCode = "200")
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
    @APIResponseSchema(value = AwardView.class, responseCode = "200")
    public Response report(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReportDraft draft) {
        return Answers.ok(awards.report(id, ifMatch, draft));
    }

    /** Works an award out anew. */
    @POST
    @Path("{id}/recalculate")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(
            operationId = "recalculateAward",
            summary = "Work an award out anew from what is known of its stay; twice changes nothing more")
    @APIResponseSchema(value = AwardView.class, responseCode = "200")
    public Response recalculate(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(awards.recalculate(id, ifMatch));
    }

    /** Reduces an award. */
    @POST
    @Path("{id}/reduce")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(operationId = "reduceAward", summary = "Reduce an award, as a further version of its amount")
    @APIResponseSchema(value = AwardView.class, responseCode = "200")
    public Response reduce(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReductionDraft draft) {
        return Answers.ok(awards.reduce(id, ifMatch, draft));
    }

    /** Ends an award. */
    @POST
    @Path("{id}/cancel")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE})
    @Operation(
            operationId = "cancelAward",
            summary = "End an award; what is not paid goes back to the fund, what is paid is claimed back")
    @APIResponseSchema(value = AwardView.class, responseCode = "200")
    public Response cancel(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull EndDraft draft) {
        return Answers.ok(awards.cancel(id, ifMatch, draft));
    }
}
