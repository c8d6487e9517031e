package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.scholarships.access.AuditPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/grant-rules}. */
@Path("/api/v1/grant-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "grant-rules", description = "By what grants are worked out, by call year and version")
public class GrantRuleResource {

    private final GrantRules rules;
    private final AuditTrail audit;

    GrantRuleResource(GrantRules rules, AuditTrail audit) {
        this.rules = rules;
        this.audit = audit;
    }

    /** Writes a rule. */
    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "createGrantRule", summary = "Write a grant rule with its first version")
    @APIResponseSchema(value = GrantRuleView.class, responseCode = "201")
    public Response create(@Valid @NotNull GrantRuleDraft draft) {
        GrantRuleView rule = rules.create(draft);
        return Answers.created("/api/v1/grant-rules/" + rule.id(), rule);
    }

    /** Lists rules. */
    @GET
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.STUDENT,
        Roles.FUNDER,
        Roles.AUDITOR,
        Roles.ADMIN
    })
    @Operation(operationId = "listGrantRules", summary = "List grant rules, the latest call year first")
    @APIResponseSchema(value = GrantRulePage.class, responseCode = "200")
    public Response list(
            @QueryParam("callYear") List<Integer> callYear,
            @QueryParam("id") List<UUID> id,
            @BeanParam ListRequest request) {
        return Answers.page(rules.list(callYear, id, request));
    }

    /** Shows a rule. */
    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.STUDENT,
        Roles.FUNDER,
        Roles.AUDITOR,
        Roles.ADMIN
    })
    @Operation(operationId = "getGrantRule", summary = "Show a grant rule: what it says today, and its versions")
    @APIResponseSchema(value = GrantRuleView.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(rules.get(id));
    }

    /** Writes a further version. */
    @POST
    @Path("{id}/versions")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "changeGrantRule",
            summary = "Write a further version of a grant rule; awards keep the version that they were offered by")
    @APIResponseSchema(value = GrantRuleView.class, responseCode = "200")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull GrantVersionDraft draft) {
        return Answers.ok(rules.change(id, ifMatch, draft));
    }

    /** Shows a version. */
    @GET
    @Path("{id}/versions/{number}")
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.STUDENT,
        Roles.FUNDER,
        Roles.AUDITOR,
        Roles.ADMIN
    })
    @Operation(operationId = "getGrantRuleVersion", summary = "Show one version of a grant rule")
    @APIResponseSchema(value = GrantVersionView.class, responseCode = "200")
    public Response version(@PathParam("id") UUID id, @PathParam("number") @Min(1) @Max(100_000) int number) {
        return Answers.ok(rules.version(id, number));
    }

    /** Tries proposed terms. */
    @POST
    @Path("{id}/preview")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "previewGrantRule",
            summary = "Show what proposed terms would change for some stays; nothing is written")
    @APIResponseSchema(value = GrantPreview.class, responseCode = "200")
    public Response preview(@PathParam("id") UUID id, @Valid @NotNull GrantPreviewDraft draft) {
        return Answers.ok(rules.preview(id, draft));
    }

    /** Shows who did what. */
    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getGrantRuleAudit", summary = "Show who did what with a grant rule")
    @APIResponseSchema(value = AuditPage.class, responseCode = "200")
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        rules.get(id);
        return Answers.page(audit.of("grant-rule", id, request));
    }

    /** The list, for the API document. */
    public record GrantRulePage(List<GrantRuleView> items, String next, Long count) {}
}
