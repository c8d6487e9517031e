package eu.peregrine.scholarships.application;

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

/** {@code /api/v1/applications}. */
@Path("/api/v1/applications")
@Tag(name = "Applications", description = "Students' applications to calls, their scores and their fate")
public class ApplicationResource {

    private final Applications applications;
    private final ApplicationBulk bulk;
    private final AuditTrail audit;
    private final Exports exports;

    ApplicationResource(Applications applications, ApplicationBulk bulk, AuditTrail audit, Exports exports) {
        this.applications = applications;
        this.bulk = bulk;
        this.audit = audit;
        this.exports = exports;
    }

    /** Writes an application. */
    @POST
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "draftApplication", summary = "Write an application to an open call")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "201")
    public Response draft(@Valid @NotNull ApplicationDraft draft) {
        ApplicationView application = applications.draft(draft);
        return Answers.created("/api/v1/applications/" + application.id(), application);
    }

    /** Lists applications. */
    @GET
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listApplications", summary = "List applications; students see their own")
    @APIResponseSchema(ApplicationPage.class)
    public Response list(
            @QueryParam("call") List<UUID> call,
            @QueryParam("state") List<ApplicationState> state,
            @QueryParam("student") List<UUID> student,
            @QueryParam("mobility") List<UUID> mobility,
            @QueryParam("id") List<UUID> id,
            @BeanParam ListRequest request) {
        return Answers.page(applications.list(call, state, student, mobility, id, request));
    }

    /** Exports applications. */
    @GET
    @Path("export")
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "exportApplications", summary = "Export applications as CSV or NDJSON")
    public Response export(
            @QueryParam("call") List<UUID> call,
            @QueryParam("state") List<ApplicationState> state,
            @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return exports.stream(accept, ApplicationView.class, () -> applications.export(call, state));
    }

    /** Does one step with many applications. */
    @POST
    @Path("bulk")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.REVIEWER})
    @Operation(
            operationId = "bulkApplications",
            summary = "Submit, score or withdraw many applications (verb submit, scores or withdraw)")
    @APIResponseSchema(BulkReport.class)
    public Response bulk(@QueryParam("dryRun") Boolean dryRun, @Valid @NotNull BulkRequest request) {
        return Answers.ok(bulk.run(request, Boolean.TRUE.equals(dryRun)));
    }

    /** Shows an application. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getApplication", summary = "Show an application")
    @APIResponseSchema(ApplicationView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(applications.get(id));
    }

    /** Hands an application in. */
    @POST
    @Path("{id}/submit")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "submitApplication", summary = "Hand an application in; the rules answer with reasons")
    @APIResponseSchema(ApplicationView.class)
    public Response submit(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.submit(id, ifMatch));
    }

    /** Takes the caller's scores. */
    @POST
    @Path("{id}/scores")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(operationId = "scoreApplication", summary = "Give points for every criterion of the call")
    @APIResponseSchema(ApplicationView.class)
    public Response score(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ScoresDraft draft) {
        return Answers.ok(applications.score(id, ifMatch, draft));
    }

    /** Notes a conflict of interest. */
    @POST
    @Path("{id}/conflict-of-interest")
    @Idempotent
    @RolesAllowed(Roles.REVIEWER)
    @Operation(
            operationId = "declareConflictOfInterest",
            summary = "Declare that the caller must not judge an application; their scores no longer count")
    @APIResponseSchema(ApplicationView.class)
    public Response declareConflict(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ConflictDraft draft) {
        return Answers.ok(applications.declareConflict(id, ifMatch, draft));
    }

    /** Takes an application back. */
    @POST
    @Path("{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER})
    @Operation(operationId = "withdrawApplication", summary = "Take an application back before the decision")
    @APIResponseSchema(ApplicationView.class)
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.withdraw(id, ifMatch));
    }

    /** Shows who did what. */
    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getApplicationAudit", summary = "Show who did what with an application")
    @APIResponseSchema(AuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        applications.visible(id);
        return Answers.page(audit.of("application", id, request));
    }

    /** The list, for the API document. */
    public record ApplicationPage(List<ApplicationView> items, String next, Long count) {}
}
