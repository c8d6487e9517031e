package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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

/** The allocation over HTTP: run, proof, publication, the students' answers, nomination. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public class AllocationResource {
    private final Allocations allocations;
    private final Placements placements;
    private final Nominations nominations;

    @Inject
    AllocationResource(Allocations allocations, Placements placements, Nominations nominations) {
        this.allocations = allocations;
        this.placements = placements;
        this.nominations = nominations;
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

    @GET
    @Path("{id}/allocation")
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
    @Path("{id}/allocation/{studentId}")
    @RolesAllowed({Roles.OFFICER, Roles.COORDINATOR, Roles.AUDITOR, Roles.ADMIN, Roles.STUDENT})
    @Operation(operationId = "getPlacement", summary = "Read what was decided about a student, and why")
    @APIResponseSchema(PlacementView.class)
    public Response get(@PathParam("id") UUID id, @PathParam("studentId") UUID studentId) {
        return Answers.ok(placements.get(id, studentId));
    }

    @POST
    @Path("{id}/allocation/{studentId}/accept")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(
            operationId = "acceptPlacement",
            summary = "Take the offered place",
            description = "By the student; an officer records it with X-Reason.")
    @APIResponseSchema(PlacementView.class)
    public Response accept(
            @PathParam("id") UUID id,
            @PathParam("studentId") UUID studentId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(placements.accept(id, studentId, ifMatch));
    }

    @POST
    @Path("{id}/allocation/{studentId}/decline")
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.STUDENT})
    @Operation(
            operationId = "declinePlacement",
            summary = "Leave the place to others",
            description = "By the student; an officer records it with X-Reason. The seat is free again.")
    @APIResponseSchema(PlacementView.class)
    public Response decline(
            @PathParam("id") UUID id,
            @PathParam("studentId") UUID studentId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(placements.decline(id, studentId, ifMatch));
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

    /** A page of placements, for the API document. */
    record PlacementPage(List<PlacementView> items, String next, Long count) {}
}
