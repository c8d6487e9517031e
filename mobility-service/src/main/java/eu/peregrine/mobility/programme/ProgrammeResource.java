package eu.peregrine.mobility.programme;

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

/** Programmes over HTTP. */
@Path("/api/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "programmes", description = "What the school teaches")
public class ProgrammeResource {

    private static final String ANYONE = "**";

    private final Programmes programmes;
    private final AuditTrail trail;

    @Inject
    ProgrammeResource(Programmes programmes, AuditTrail trail) {
        this.programmes = programmes;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "createProgramme", summary = "Create a programme")
    @APIResponseSchema(value = ProgrammeView.class, responseCode = "201")
    public Response create(@Valid @NotNull ProgrammeDraft draft) {
        ProgrammeView view = programmes.create(draft);
        return Answers.created("/api/v1/programmes/" + view.id(), view);
    }

    @GET
    @RolesAllowed(ANYONE)
    @Operation(operationId = "listProgrammes", summary = "List programmes")
    @APIResponseSchema(ProgrammePage.class)
    public Response list(
            @BeanParam ListRequest request,
            @QueryParam("status") List<StudentStatus> statuses,
            @QueryParam("level") List<Integer> levels) {
        return Answers.page(programmes.list(request, statuses, levels));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(ANYONE)
    @Operation(operationId = "getProgramme", summary = "Read a programme")
    @APIResponseSchema(ProgrammeView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(programmes.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "updateProgramme", summary = "Change a programme")
    @APIResponseSchema(ProgrammeView.class)
    public Response update(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ProgrammeDraft draft) {
        return Answers.ok(programmes.update(id, ifMatch, draft));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.OFFICER)
    @Operation(operationId = "deleteProgramme", summary = "Delete a programme that nothing refers to")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    public Response delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        programmes.delete(id, ifMatch);
        return Answers.noContent();
    }

    @GET
    @Path("{id}/audit")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getProgrammeAudit", summary = "Read the trail of a programme")
    @APIResponseSchema(AuditPage.class)
    public Response audit(@PathParam("id") UUID id, @BeanParam ListRequest request) {
        return Answers.page(trail.of("programme", id, request));
    }

    /** A page of programmes, for the API document. */
    record ProgrammePage(List<ProgrammeView> items, String next, Long count) {}
}
