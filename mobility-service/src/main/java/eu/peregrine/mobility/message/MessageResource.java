package eu.peregrine.mobility.message;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.stay.MobilityFilter;
import eu.peregrine.mobility.student.StudentFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages over HTTP. */
@Path(Messages.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "messages", description = "What the office writes to many")
public class MessageResource {

    private static final String DRY_RUN = "Say only how many would be told, and what.";

    private final Messages messages;

    @Inject
    MessageResource(Messages messages) {
        this.messages = messages;
    }

    @POST
    @Path("to-mobilities")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "writeToMobilities",
            summary = "Write to the students of mobilities",
            description = "The filter is that of the list of mobilities; at most 5,000 students, each told once.")
    @APIResponseSchema(value = MessageView.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "With dryRun: what would be sent.")
    public Response toMobilities(
            @BeanParam MobilityFilter filter,
            @QueryParam("dryRun") @Parameter(description = DRY_RUN) Boolean dryRun,
            @Context UriInfo uri,
            @Valid @NotNull MessageDraft draft) {
        return answer(messages.toMobilities(filter, query(uri), draft, Boolean.TRUE.equals(dryRun)));
    }

    @POST
    @Path("to-students")
    @Idempotent
    @RolesAllowed(Roles.OFFICER)
    @Operation(
            operationId = "writeToStudents",
            summary = "Write to students",
            description = "The filter is that of the list of students; at most 5,000.")
    @APIResponseSchema(value = MessageView.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "With dryRun: what would be sent.")
    public Response toStudents(
            @BeanParam StudentFilter filter,
            @QueryParam("dryRun") @Parameter(description = DRY_RUN) Boolean dryRun,
            @Context UriInfo uri,
            @Valid @NotNull MessageDraft draft) {
        return answer(messages.toStudents(filter, query(uri), draft, Boolean.TRUE.equals(dryRun)));
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "listMessages", summary = "List what was written, newest first")
    @APIResponseSchema(MessagePage.class)
    public Response list(@BeanParam ListRequest request) {
        return Answers.page(messages.list(request));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(operationId = "getMessage", summary = "Read what was written, and to whom")
    @APIResponseSchema(MessageView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(messages.get(id));
    }

    private static Response answer(MessageView message) {
        return message.id() == null
                ? Answers.ok(message)
                : Answers.created(Messages.PATH + "/" + message.id(), message);
    }

    private static String query(UriInfo uri) {
        String query = uri.getRequestUri().getQuery();
        return query == null ? "" : query;
    }

    /** A page of messages, for the API document. */
    record MessagePage(List<MessageView> items, String next, Long count) {}
}
