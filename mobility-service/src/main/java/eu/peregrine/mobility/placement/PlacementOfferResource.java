package eu.peregrine.mobility.placement;

import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.FacetedRequest;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.audit.AuditPage;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Placements over HTTP. */
@Path("/api/v1/placements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "placements", description = "Internships and research projects that hosts abroad offer")
public class PlacementOfferResource {
    private final PlacementOffers offers;
    private final PlacementApplications applications;
    private final AuditTrail trail;

    @Inject
    PlacementOfferResource(PlacementOffers offers, PlacementApplications applications, AuditTrail trail) {
        this.offers = offers;
        this.applications = applications;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(
            operationId = "offerPlacement",
            summary = "Write an offer",
            description =
                    "A partner offers for its own organisation, an officer for any. Students see it once published.")
    @APIResponseSchema(value = PlacementOfferView.class, responseCode = "201")
    public Response create(@Valid @NotNull PlacementOfferDraft draft) {
        PlacementOfferView view = offers.create(draft);
        return Answers.created(PlacementOffers.PATH + "/" + view.id(), view);
    }

    @GET
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.STUDENT,
        Roles.PARTNER
    })
    @Operation(operationId = "listPlacementOffers", summary = "Search placements")
    @APIResponseSchema(PlacementOfferPage.class)
    public Response list(@BeanParam FacetedRequest request, @Valid @BeanParam PlacementFilter filter) {
        return Answers.page(offers.list(request, filter));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.STUDENT,
        Roles.PARTNER
    })
    @Operation(operationId = "getPlacementOffer", summary = "Read a placement")
    @APIResponseSchema(PlacementOfferView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(offers.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.OFFICER, Roles.PARTNER})
    @Operation(
            operationId = "updatePlacementOffer",
            summary = "Change an offer",
            description = "Kind, country and period are fixed once it is published.")
    @APIResponseSchema(PlacementOfferView.class)
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull PlacementOfferDraft draft) {
        return Answers.ok(offers.edit(id, ifMatch, draft));
    }

    @GET
    @Path("applications")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT, Roles.PARTNER})
    @Operation(
            operationId = "listAllPlacementApplications",
            summary = "List the applications for all placements that you may see")
    @APIResponseSchema(PlacementApplicationResource.PlacementApplicationPage.class)
    public Response applications(
            @BeanParam ListRequest request,
            @QueryParam("state") List<PlacementApplicationState> states,
            @QueryParam("student") List<UUID> students) {
        return Answers.page(applications.list(null, request, states, students));
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getPlacementOfferAudit", summary = "Read who did what to a placement")
    @APIResponseSchema(AuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(trail.of("placement", id, request));
    }

    /** A page of placements, for the API document. */
    record PlacementOfferPage(
            List<PlacementOfferView> items, String next, Long count, Map<String, Map<String, Long>> facets) {}
}
