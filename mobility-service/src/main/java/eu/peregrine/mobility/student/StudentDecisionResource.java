package eu.peregrine.mobility.student;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an officer records and decides of a student's mandate, over HTTP. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "students")
public class StudentDecisionResource {

    private final Students students;

    @Inject
    StudentDecisionResource(Students students) {
        this.students = students;
    }

    @POST
    @Path("{id}/prior-stays")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "addPriorStay", summary = "Record a stay abroad from before this system")
    @APIResponseSchema(value = PriorStayView.class, responseCode = "201")
    public Response record(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull PriorStayDraft draft) {
        return Answers.created("/api/v1/students/" + id, students.record(id, ifMatch, draft));
    }

    @DELETE
    @Path("{id}/prior-stays/{stay}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "removePriorStay", summary = "Take the record of a prior stay back")
    @APIResponse(responseCode = "204", description = "It does not count any more.")
    public Response withdraw(
            @PathParam("id") UUID id, @PathParam("stay") UUID stay, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        students.withdrawPriorStay(id, ifMatch, stay);
        return Answers.noContent();
    }

    @POST
    @Path("{id}/waive")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "waiveShortfall", summary = "Decide that a shortfall by force majeure is waived")
    @APIResponseSchema(StudentView.class)
    public Response waive(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull WaiverDraft draft) {
        return Answers.ok(students.waive(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/end-waiver")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "endWaiver", summary = "Take a waiver back")
    @APIResponseSchema(StudentView.class)
    public Response endWaiver(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return Answers.ok(students.endWaiver(id, ifMatch));
    }
}
