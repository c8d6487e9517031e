package eu.peregrine.partners.campus;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.APPLICANT;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.FUNDER;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.REVIEWER;
import static eu.peregrine.kit.identity.Roles.SECURITY;
import static eu.peregrine.kit.identity.Roles.STUDENT;

import eu.peregrine.kit.audit.AuditEntry;
import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Campuses over HTTP. */
@Path("/api/v1/campuses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campuses", description = "The school's sites at home and abroad, with their programmes.")
public class CampusResource {

    @Inject
    Campuses campuses;

    @Inject
    AuditTrail auditTrail;

    /** A list of {@link CampusView}, as the contract shows it. */
    public record CampusPage(List<CampusView> items, String next, Long count) {}

    /** A page of the trail, as the contract shows it. */
    public record CampusTrail(List<AuditEntry> items, String next, Long count) {}

    @GET
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(operationId = "listCampuses", summary = "List campuses")
    @APIResponseSchema(CampusPage.class)
    public Response list(@BeanParam @Valid CampusFilter filter, @BeanParam ListRequest request) {
        return Answers.page(campuses.list(filter, request));
    }

    @POST
    @Idempotent
    @RolesAllowed(OFFICER)
    @Operation(operationId = "planCampus", summary = "Plan a campus")
    @APIResponseSchema(value = CampusView.class, responseCode = "201")
    public Response plan(@Valid @NotNull CampusDraft draft) {
        CampusView view = campuses.plan(draft);
        return Answers.created("/api/v1/campuses/" + view.id(), view);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(operationId = "getCampus", summary = "Read a campus")
    @APIResponseSchema(CampusView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(campuses.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(OFFICER)
    @Operation(operationId = "replaceCampus", summary = "Replace what is said about a campus")
    @APIResponseSchema(CampusView.class)
    public Response replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull CampusDraft draft) {
        return Answers.ok(campuses.replace(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/open")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "openCampus", summary = "Start teaching on a campus")
    @APIResponseSchema(value = CampusView.class, responseCode = "200")
    public Response open(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(campuses.open(id, ifMatch));
    }

    @POST
    @Path("{id}/close")
    @Idempotent
    @RolesAllowed(OFFICER)
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "closeCampus", summary = "End a campus for good")
    @APIResponseSchema(value = CampusView.class, responseCode = "200")
    public Response close(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return Answers.ok(campuses.close(id, ifMatch));
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({OFFICER, AUDITOR, ADMIN})
    @Operation(operationId = "auditCampus", summary = "Who changed the campus, when and why")
    @APIResponseSchema(CampusTrail.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        campuses.requireVisible(id);
        return Answers.page(auditTrail.of(Campuses.KIND, id, request));
    }
}
