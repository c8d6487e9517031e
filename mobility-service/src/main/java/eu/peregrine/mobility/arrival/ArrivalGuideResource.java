package eu.peregrine.mobility.arrival;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.audit.AuditPage;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** ArrivalGuides over HTTP. */
@Path("/api/v1/arrival-guides")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "arrival-guides", description = "What guests are told before they come")
public class ArrivalGuideResource {

    private static final String ANYONE = "**";

    private final ArrivalGuides guides;
    private final AuditTrail trail;

    @Inject
    ArrivalGuideResource(ArrivalGuides guides, AuditTrail trail) {
        this.guides = guides;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "createArrivalGuide", summary = "Create a guide")
    @APIResponseSchema(value = ArrivalGuideView.class, responseCode = "201")
    public Response create(@Valid @NotNull ArrivalGuideDraft draft) {
        ArrivalGuideView view = guides.create(draft);
        return Answers.created("/api/v1/arrival-guides/" + view.id(), view);
    }

    @GET
    @RolesAllowed(ANYONE)
    @Operation(operationId = "listArrivalGuides", summary = "List guides")
    @APIResponseSchema(ArrivalGuidePage.class)
    public Response list(
            @BeanParam ListRequest request,
            @QueryParam("academicYear") List<String> academicYears,
            @QueryParam("term") List<String> terms) {
        return Answers.page(guides.list(request, academicYears, terms));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "getArrivalGuide", summary = "Read a guide")
    @APIResponseSchema(ArrivalGuideView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(guides.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "updateArrivalGuide", summary = "Change a guide")
    @APIResponseSchema(ArrivalGuideView.class)
    public Response update(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ArrivalGuideDraft draft) {
        return Answers.ok(guides.update(id, ifMatch, draft));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "deleteArrivalGuide", summary = "Delete a guide")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    public Response delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        guides.delete(id, ifMatch);
        return Answers.noContent();
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getArrivalGuideAudit", summary = "Read the trail of a guide")
    @APIResponseSchema(AuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(trail.of("arrival-guide", id, request));
    }

    /** A page of guides, for the API document. */
    record ArrivalGuidePage(List<ArrivalGuideView> items, String next, Long count) {}
}
