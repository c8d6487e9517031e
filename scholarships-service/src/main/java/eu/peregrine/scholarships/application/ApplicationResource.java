package eu.peregrine.scholarships.application;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.bulk.BulkReport;
import eu.peregrine.kit.bulk.BulkRequest;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.transfer.Exports;
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

/** {@code /api/v1/applications}. */
@Path("/api/v1/applications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "applications", description = "Students' applications to calls, their scores and their fate")
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
    @APIResponseSchema(value = ApplicationPage.class, responseCode = "200")
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
    @Produces({"text/csv", "application/x-ndjson"})
    @RolesAllowed({Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "exportApplications", summary = "Export applications as CSV or NDJSON")
    @APIResponse(
            responseCode = "200",
            description = "One row for each application",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ApplicationView.class))
            })
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
    @APIResponseSchema(value = BulkReport.class, responseCode = "200")
    public Response bulk(@QueryParam("dryRun") Boolean dryRun, @Valid @NotNull BulkRequest request) {
        return Answers.ok(bulk.run(request, Boolean.TRUE.equals(dryRun)));
    }

    /** Shows an application. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STUDENT, Roles.OFFICER, Roles.FINANCE, Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getApplication", summary = "Show an application")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(applications.get(id));
    }

    /** Shows who did what. */
    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getApplicationAudit", summary = "Show who did what with an application")
    @APIResponseSchema(value = AuditPage.class, responseCode = "200")
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        applications.visible(id);
        return Answers.page(audit.of("application", id, request));
    }

    /** The list, for the API document. */
    public record ApplicationPage(List<ApplicationView> items, String next, Long count) {}
}
