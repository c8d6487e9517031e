package eu.peregrine.mobility.task;

import eu.peregrine.kit.task.TaskState;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of tasks can be narrowed by; repeated values mean either of them. */
public class TaskFilter {

    @QueryParam("state")
    @Parameter(description = "Open or closed; open ones when nothing is said.")
    List<TaskState> states;

    @QueryParam("kind")
    @Parameter(description = "What is to be done, such as approve-agreement.")
    List<String> kinds;

    @QueryParam("dueBefore")
    @Parameter(description = "Whose deadline has passed by the beginning of this day, in the office's time zone.")
    LocalDate dueBefore;

    @QueryParam("about")
    @Parameter(description = "Id of what the task is about.")
    List<UUID> about;

    @QueryParam("role")
    @Parameter(
            description = "Whose tasks: people in this role.",
            schema = @Schema(pattern = "^[a-z][a-z-]{0,39}$", maxLength = 40))
    String role;
}
