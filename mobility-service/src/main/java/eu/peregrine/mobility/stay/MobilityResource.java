package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.AuditEntry;
import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Mobilities over HTTP: planning, reading, listing. */
@Path("/api/v1/mobilities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mobilities", description = "Stays abroad, and guests' stays at home")
public class MobilityResource {
    private final Mobilities mobilities;
    private final MobilityViews views;
    private final MobilityFiles files;
    private final AuditTrail trail;

    @Inject
    MobilityResource(Mobilities mobilities, MobilityViews views, MobilityFiles files, AuditTrail trail) {
        this.mobilities = mobilities;
        this.views = views;
        this.files = files;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.PARTNER})
    @Operation(
            operationId = "planMobility",
            summary = "Plan a mobility",
            description = "With a destination it reserves a seat. Partners plan incoming mobilities of their own.")
    @APIResponseSchema(value = MobilityView.class, responseCode = "201")
    public Response plan(@Valid @NotNull MobilityDraft draft) {
        MobilityView view = views.one(mobilities.plan(draft));
        return Answers.created(Mobilities.PATH + "/" + view.id(), view);
    }

    @GET
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.SECURITY,
        Roles.FINANCE,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.STUDENT,
        Roles.PARTNER
    })
    @Operation(operationId = "listMobilities", summary = "List the mobilities you may see")
    @APIResponseSchema(MobilityPage.class)
    public Response list(@BeanParam ListRequest request, @Valid @BeanParam MobilityFilter filter) {
        return Answers.page(views.list(request, filter));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.SECURITY,
        Roles.FINANCE,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.STUDENT,
        Roles.PARTNER
    })
    @Operation(operationId = "getMobility", summary = "Read a mobility")
    @APIResponseSchema(MobilityView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(views.get(id));
    }

    @GET
    @Path("{id}/file")
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.SECURITY,
        Roles.FINANCE,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.STUDENT,
        Roles.PARTNER
    })
    @Operation(
            operationId = "getMobilityFile",
            summary = "Read everything about a mobility",
            description = "Stay, condition, learning agreement, documents, funding and timeline in one answer.")
    @APIResponseSchema(MobilityFile.class)
    public Response file(@PathParam("id") UUID id) {
        return Answers.ok(files.file(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.PARTNER})
    @Operation(
            operationId = "updateMobility",
            summary = "Change segments or term",
            description = "An approval lapses when the content has changed. The first host never changes.")
    @APIResponseSchema(MobilityView.class)
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull MobilityChange change) {
        return Answers.ok(views.one(mobilities.edit(id, ifMatch, change)));
    }

    @PUT
    @Path("{id}/segments")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.PARTNER})
    @Operation(
            operationId = "updateMobilitySegments",
            summary = "Change segments",
            description = "Once somebody has arrived, those that have not begun; before, an approval lapses.")
    @APIResponseSchema(MobilityView.class)
    public Response segments(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Bodies.Segments change) {
        return Answers.ok(views.one(mobilities.edit(id, ifMatch, change)));
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getMobilityAudit", summary = "Read who did what to a mobility")
    @APIResponseSchema(MobilityAuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        mobilities.found(id);
        return Answers.page(trail.of("mobility", id, request));
    }

    /** A page of mobilities, for the API document. */
    record MobilityPage(List<MobilityView> items, String next, Long count) {}

    /** A page of a mobility's trail, for the API document. */
    record MobilityAuditPage(List<AuditEntry> items, String next, Long count) {}
}
