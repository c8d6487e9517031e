package eu.peregrine.partners.agreement;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.SECURITY;

import eu.peregrine.kit.audit.AuditEntry;
import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.list.FacetedRequest;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Agreements over HTTP: what they say. Their life cycle is with {@link AgreementStepResource}. */
@Path("/api/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agreements", description = "Agreements with their directional conditions, from the draft to the end.")
public class AgreementResource {

    @Inject
    Agreements agreements;

    @Inject
    Preflight preflight;

    @Inject
    AuditTrail auditTrail;

    /** A list of {@link AgreementListItem}, as the contract shows it. */
    public record AgreementPage(
            List<AgreementListItem> items, String next, Long count, Map<String, Map<String, Long>> facets) {}

    /** A list of {@link RevisionView}, as the contract shows it. */
    public record RevisionPage(List<RevisionView> items, String next, Long count) {}

    /** A page of the trail, as the contract shows it. */
    public record AgreementTrail(List<AuditEntry> items, String next, Long count) {}

    @GET
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "listAgreements", summary = "List and search agreements; a partner finds its own")
    @APIResponseSchema(AgreementPage.class)
    public Response list(@BeanParam @Valid AgreementFilter filter, @BeanParam FacetedRequest request) {
        return Answers.page(agreements.list(filter, request));
    }

    @POST
    @Idempotent
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "draftAgreement", summary = "Draft an agreement, or record one from paper")
    @APIResponseSchema(value = AgreementView.class, responseCode = "201")
    public Response draft(@Valid @NotNull AgreementDraft draft) {
        AgreementView view = agreements.draft(draft);
        return Answers.created("/api/v1/agreements/" + view.id(), view);
    }

    @POST
    @Path("validate")
    @Idempotent
    @RolesAllowed({OFFICER, COORDINATOR, PARTNER})
    @Operation(operationId = "validateAgreement", summary = "Ask what would be said against a draft; changes nothing")
    @APIResponseSchema(value = PreflightReport.class, responseCode = "200")
    public Response validate(@NotNull AgreementDraft draft) {
        return Answers.ok(preflight.of(draft));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "getAgreement", summary = "Read an agreement")
    @APIResponseSchema(AgreementView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(agreements.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(
            operationId = "editAgreement",
            summary = "Replace what a draft says, or counter-propose; approvals lapse")
    @APIResponseSchema(AgreementView.class)
    public Response edit(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull AgreementDraft draft) {
        return Answers.ok(agreements.edit(id, ifMatch, draft));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({OFFICER, PARTNER})
    @Operation(operationId = "deleteAgreement", summary = "Withdraw what was never mutually approved")
    @APIResponse(responseCode = "204", description = "Withdrawn; its id is never used again.")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        agreements.delete(id, ifMatch);
        return Answers.noContent();
    }

    @GET
    @Path("{id}/revisions")
    @RolesAllowed({OFFICER, COORDINATOR, SECURITY, FINANCE, PARTNER, AUDITOR, ADMIN})
    @Operation(operationId = "listAgreementRevisions", summary = "Everything the agreement ever said")
    @APIResponseSchema(RevisionPage.class)
    public Response revisions(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(agreements.revisions(id, request));
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({OFFICER, AUDITOR, ADMIN})
    @Operation(operationId = "auditAgreement", summary = "Who changed the agreement, when, on what basis and why")
    @APIResponseSchema(AgreementTrail.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        agreements.requireVisible(id);
        return Answers.page(auditTrail.of(Agreements.KIND, id, request));
    }
}
