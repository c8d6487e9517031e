package eu.peregrine.mobility.grade;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.audit.AuditPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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

/** Distributions of grades over HTTP. */
@Path("/api/v1/grade-tables")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "grade-tables", description = "How institutions distribute their grades, by which grades are converted.")
public class GradeTableResource {
    private final GradeTables tables;
    private final AuditTrail trail;

    @Inject
    GradeTableResource(GradeTables tables, AuditTrail trail) {
        this.tables = tables;
        this.trail = trail;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "listGradeTables", summary = "List distributions of grades")
    @APIResponseSchema(GradeTablePage.class)
    public Response list(
            @BeanParam ListRequest request, @QueryParam("organisation") @Size(max = 200) List<UUID> organisations) {
        return Answers.page(tables.list(request, organisations));
    }

    @GET
    @Path("{organisationId}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "getGradeTable", summary = "Read how an institution distributes its grades")
    @APIResponseSchema(GradeTableView.class)
    public Response get(@PathParam("organisationId") UUID organisation) {
        return Answers.ok(tables.get(organisation));
    }

    @GET
    @Path("{organisationId}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getGradeTableAudit", summary = "Read who said how an institution distributes its grades")
    @APIResponseSchema(AuditPage.class)
    public Response audit(@PathParam("organisationId") UUID organisation, @BeanParam ListRequest request) {
        tables.get(organisation);
        return Answers.page(trail.of("grade-table", organisation, request));
    }

    @PUT
    @Path("{organisationId}")
    @RolesAllowed({Roles.OFFICER})
    @Operation(
            operationId = "changeGradeTable",
            summary = "Say how an institution distributes its grades",
            description = "All passing grades, the best one first. If-Match is needed once it was said.")
    @APIResponseSchema(GradeTableView.class)
    public Response change(
            @PathParam("organisationId") UUID organisation,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull GradeTableDraft body) {
        return Answers.ok(tables.change(organisation, ifMatch, body));
    }

    /** A page of distributions, for the API document. */
    record GradeTablePage(List<GradeTableView> items, String next, Long count) {}
}
