package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The allocation over HTTP: run, proof, publication, nomination, second round. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public class AllocationResource {
    private final Allocations allocations;
    private final Nominations nominations;
    private final SecondRounds secondRounds;
    private final Scenarios scenarios;
    private final Results results;

    @Inject
    AllocationResource(
            Allocations allocations,
            Nominations nominations,
            SecondRounds secondRounds,
            Scenarios scenarios,
            Results results) {
        this.allocations = allocations;
        this.nominations = nominations;
        this.secondRounds = secondRounds;
        this.scenarios = scenarios;
        this.results = results;
    }

    @POST
    @Path("{id}/allocate")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "allocate",
            summary = "Run the allocation",
            description = "Student-proposing deferred acceptance on the seat plan. Inputs and a commitment to the"
                    + " lottery seed are published before it runs.")
    @APIResponseSchema(AllocationResult.class)
    public Response allocate(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        allocations.fixInputs(id, ifMatch);
        return Answers.ok(allocations.run(id));
    }

    @GET
    @Path("{id}/proof")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getProof", summary = "Replay the last run and compare it byte for byte")
    @APIResponseSchema(Proof.class)
    public Response proof(@PathParam("id") UUID id) {
        return Answers.ok(allocations.proof(id));
    }

    @POST
    @Path("{id}/publish")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "publishAllocation", summary = "Tell the students and offer the seats")
    @APIResponseSchema(CampaignView.class)
    public Response publish(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(allocations.publish(id, ifMatch));
    }

    @POST
    @Path("{id}/nominate")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "nominateAccepted",
            summary = "Make every accepted place a nominated mobility",
            description = "May be called again: it goes on with those not nominated yet.")
    @APIResponseSchema(NominationReport.class)
    public Response nominate(@PathParam("id") UUID id) {
        return Answers.ok(nominations.nominate(id));
    }

    @POST
    @Path("{id}/second-round")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "startSecondRound",
            summary = "Start a second round for the seats left over",
            description =
                    "Answers the new campaign, a draft for the same population without those who hold a place. The"
                            + " waiting lists of this one end.")
    @APIResponseSchema(value = CampaignView.class, responseCode = "201")
    public Response secondRound(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull SecondRoundDraft draft) {
        CampaignView view = secondRounds.start(id, ifMatch, draft);
        return Answers.created(Campaigns.PATH + "/" + view.id(), view);
    }

    @POST
    @Path("{id}/compare")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR})
    @Operation(
            operationId = "compareScenario",
            summary = "Try another seat plan, formula or seed and compare it with the last run; changes nothing")
    @APIResponseSchema(ScenarioView.class)
    public Response compare(@PathParam("id") UUID id, @Valid @NotNull ScenarioDraft draft) {
        return Answers.ok(scenarios.compare(id, draft));
    }

    @GET
    @Path("{id}/statistics")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            operationId = "getCampaignStatistics",
            summary = "Count who is placed at which wish, and why the others are not")
    @APIResponseSchema(CampaignStatistics.class)
    public Response statistics(@PathParam("id") UUID id) {
        return Answers.ok(results.statistics(id));
    }
}
