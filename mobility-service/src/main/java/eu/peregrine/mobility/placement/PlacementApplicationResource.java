package eu.peregrine.mobility.placement;

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

/** Applications for a placement over HTTP. */
@Path("/api/v1/placements/{placementId}/applications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "placements")
public class PlacementApplicationResource {
    private final PlacementApplications applications;

    @Inject
    PlacementApplicationResource(PlacementApplications applications) {
        this.applications = applications;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(
            operationId = "applyForPlacement",
            summary = "Apply for a placement",
            description = "Until the deadline; everything that speaks against it is answered at once.")
    @APIResponseSchema(value = PlacementApplicationView.class, responseCode = "201")
    public Response apply(
            @PathParam("placementId") UUID placementId, @Valid @NotNull PlacementBodies.Application body) {
        PlacementApplicationView view = applications.apply(placementId, body);
        return Answers.created(PlacementApplications.path(placementId) + "/" + view.id(), view);
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "listPlacementApplications", summary = "List the applications for a placement")
    @APIResponseSchema(PlacementApplicationPage.class)
    public Response list(
            @PathParam("placementId") UUID placementId,
            @BeanParam ListRequest request,
            @QueryParam("state") List<PlacementApplicationState> states,
            @QueryParam("student") List<UUID> students) {
        return Answers.page(applications.list(placementId, request, states, students));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(operationId = "getPlacementApplication", summary = "Read an application for a placement")
    @APIResponseSchema(PlacementApplicationView.class)
    public Response get(@PathParam("placementId") UUID placementId, @PathParam("id") UUID id) {
        return Answers.ok(applications.get(placementId, id));
    }

    @POST
    @Path("{id}/accept")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(
            operationId = "acceptPlacementApplication",
            summary = "Take the student: a place is held",
            description =
                    "For 14 days, though not beyond the eve of the placement; without confirmation it is free again.")
    @APIResponseSchema(PlacementApplicationView.class)
    public Response accept(
            @PathParam("placementId") UUID placementId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull PlacementBodies.Acceptance body) {
        return Answers.ok(applications.accept(placementId, id, ifMatch, body));
    }

    @POST
    @Path("{id}/reject")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(operationId = "rejectPlacementApplication", summary = "Do not take the student, and say why")
    @APIResponseSchema(PlacementApplicationView.class)
    public Response reject(
            @PathParam("placementId") UUID placementId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull PlacementBodies.Rejection body) {
        return Answers.ok(applications.reject(placementId, id, ifMatch, body));
    }

    @POST
    @Path("{id}/confirm")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(operationId = "confirmPlacementApplication", summary = "Come: the place becomes a planned mobility")
    @APIResponseSchema(PlacementApplicationView.class)
    public Response confirm(
            @PathParam("placementId") UUID placementId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.confirm(placementId, id, ifMatch));
    }

    @POST
    @Path("{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(operationId = "withdrawPlacementApplication", summary = "Take an application back")
    @APIResponseSchema(PlacementApplicationView.class)
    public Response withdraw(
            @PathParam("placementId") UUID placementId,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(applications.withdraw(placementId, id, ifMatch));
    }

    /** A page of applications, for the API document. */
    record PlacementApplicationPage(List<PlacementApplicationView> items, String next, Long count) {}
}
