package eu.peregrine.mobility.campaign;

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

/** Selection rounds over HTTP. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns", description = "Selection rounds: wishes, seats, allocation")
public class CampaignResource {
    private final Campaigns campaigns;
    private final SeatPlans seatPlans;
    private final AuditTrail trail;

    @Inject
    CampaignResource(Campaigns campaigns, SeatPlans seatPlans, AuditTrail trail) {
        this.campaigns = campaigns;
        this.seatPlans = seatPlans;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "createCampaign", summary = "Draft a campaign")
    @APIResponseSchema(value = CampaignView.class, responseCode = "201")
    public Response create(@Valid @NotNull CampaignDraft draft) {
        CampaignView view = campaigns.create(draft);
        return Answers.created(Campaigns.PATH + "/" + view.id(), view);
    }

    @GET
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.REVIEWER,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.STUDENT
    })
    @Operation(operationId = "listCampaigns", summary = "List campaigns")
    @APIResponseSchema(CampaignPage.class)
    public Response list(@BeanParam ListRequest request, @BeanParam CampaignFilter filter) {
        return Answers.page(campaigns.list(request, filter));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.FINANCE,
        Roles.REVIEWER,
        Roles.AUDITOR,
        Roles.ADMIN,
        Roles.STUDENT
    })
    @Operation(operationId = "getCampaign", summary = "Read a campaign")
    @APIResponseSchema(CampaignView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(campaigns.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "updateCampaign", summary = "Change a campaign's draft")
    @APIResponseSchema(CampaignView.class)
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull CampaignDraft draft) {
        return Answers.ok(campaigns.edit(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/open")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "openCampaign", summary = "Let students file wishes")
    @APIResponseSchema(CampaignView.class)
    public Response open(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(campaigns.open(id, ifMatch));
    }

    @POST
    @Path("{id}/close")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "closeCampaign", summary = "End the filing of wishes")
    @APIResponseSchema(CampaignView.class)
    public Response close(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(campaigns.close(id, ifMatch));
    }

    @PUT
    @Path("{id}/seat-plan")
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "saveSeatPlan",
            summary = "Plan whole seats per destination",
            description = "Checks people and months of every condition, over all its terms, after what is taken;"
                    + " answers all violations at once. If-Match is needed once there is a plan.")
    @APIResponseSchema(SeatPlanView.class)
    public Response saveSeatPlan(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull SeatPlanDraft draft) {
        return Answers.ok(seatPlans.save(id, ifMatch, draft));
    }

    @GET
    @Path("{id}/seat-plan")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getSeatPlan", summary = "Read the seat plan and what is taken of each condition")
    @APIResponseSchema(SeatPlanView.class)
    public Response seatPlan(@PathParam("id") UUID id) {
        return Answers.ok(seatPlans.get(id));
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getCampaignAudit", summary = "Read who did what to a campaign")
    @APIResponseSchema(CampaignAuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        campaigns.get(id);
        return Answers.page(trail.of("campaign", id, request));
    }

    /** A page of campaigns, for the API document. */
    record CampaignPage(List<CampaignView> items, String next, Long count) {}

    /** A page of a campaign's trail, for the API document. */
    record CampaignAuditPage(List<AuditEntry> items, String next, Long count) {}
}
