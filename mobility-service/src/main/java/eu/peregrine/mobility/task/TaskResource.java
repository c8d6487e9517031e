package eu.peregrine.mobility.task;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tasks over HTTP: read by everybody whose they are, written by nobody. */
@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tasks", description = "What must be done, by whom and by when")
public class TaskResource {

    private final TaskList tasks;

    @Inject
    TaskResource(TaskList tasks) {
        this.tasks = tasks;
    }

    @GET
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.SECURITY,
        Roles.FINANCE,
        Roles.REVIEWER,
        Roles.STUDENT,
        Roles.APPLICANT,
        Roles.PARTNER,
        Roles.FUNDER,
        Roles.AUDITOR,
        Roles.ADMIN
    })
    @Operation(operationId = "listTasks", summary = "List what the caller must do")
    @APIResponseSchema(TaskPage.class)
    public Response list(@BeanParam ListRequest request, @BeanParam TaskFilter filter) {
        return Answers.page(tasks.list(request, filter));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.OFFICER,
        Roles.COORDINATOR,
        Roles.SECURITY,
        Roles.FINANCE,
        Roles.REVIEWER,
        Roles.STUDENT,
        Roles.APPLICANT,
        Roles.PARTNER,
        Roles.FUNDER,
        Roles.AUDITOR,
        Roles.ADMIN
    })
    @Operation(operationId = "getTask", summary = "Read a task")
    @APIResponseSchema(TaskView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(tasks.get(id));
    }

    /** A page of tasks, for the API document. */
    record TaskPage(List<TaskView> items, String next, Long count) {}
}
