package eu.peregrine.mobility.campaign;

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

/** What the allocation decided about each student, and what becomes of it, over HTTP. */
@Path("/api/v1/campaigns/{id}/allocation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public class PlacementResource {
    private final Placements placements;
    private final Offers offers;

    @Inject
    PlacementResource(Placements placements, Offers offers) {
        this.placements = placements;
        this.offers = offers;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listAllocation", summary = "List what was decided about each student, and why")
    @APIResponseSchema(PlacementPage.class)
    public Response list(
            @PathParam("id") UUID id,
            @BeanParam ListRequest request,
            @QueryParam("student") List<UUID> students,
            @QueryParam("state") List<CandidacyState> states,
            @QueryParam("destination") List<UUID> destinations) {
        return Answers.page(placements.list(id, request, students, states, destinations));
    }

    @GET
    @Path("{studentId}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT})
    @Operation(operationId = "getPlacement", summary = "Read what was decided about a student, and why")
    @APIResponseSchema(PlacementView.class)
    public Response get(@PathParam("id") UUID id, @PathParam("studentId") UUID studentId) {
        return Answers.ok(placements.get(id, studentId));
    }

    @POST
    @Path("{studentId}/accept")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(
            operationId = "acceptPlacement",
            summary = "Take the offered place",
            description = "By the student; an officer records it with X-Reason. With keepHigher the student goes on"
                    + " waiting for wishes ranked higher.")
    @APIResponseSchema(PlacementView.class)
    public Response accept(
            @PathParam("id") UUID id,
            @PathParam("studentId") UUID studentId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid AcceptDraft draft) {
        return Answers.ok(offers.accept(id, studentId, ifMatch, draft));
    }

    @POST
    @Path("{studentId}/decline")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(
            operationId = "declinePlacement",
            summary = "Leave the place to others",
            description = "By the student; an officer records it with X-Reason. The seat goes to the next.")
    @APIResponseSchema(PlacementView.class)
    public Response decline(
            @PathParam("id") UUID id,
            @PathParam("studentId") UUID studentId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(offers.decline(id, studentId, ifMatch));
    }

    @POST
    @Path("{studentId}/override")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "overridePlacement",
            summary = "Place a student out of turn",
            description =
                    "Needs X-Reason, which the proof and the trail keep. A place the student held goes to the next.")
    @APIResponseSchema(PlacementView.class)
    public Response override(
            @PathParam("id") UUID id,
            @PathParam("studentId") UUID studentId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull OverrideDraft draft) {
        return Answers.ok(offers.override(id, studentId, ifMatch, draft));
    }

    /** A page of placements, for the API document. */
    record PlacementPage(List<PlacementView> items, String next, Long count) {}
}
