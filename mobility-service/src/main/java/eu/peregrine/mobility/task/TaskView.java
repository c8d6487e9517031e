package eu.peregrine.mobility.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.task.TaskState;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What must be done, as a caller sees it.
 *
 * @param id the task
 * @param kind what is to be done, such as {@code approve-agreement}
 * @param state whether it is still to be done
 * @param title the same for people
 * @param about what it is about
 * @param roles whose it is: people in one of these roles; absent if in whatever role
 * @param organisation whose it is: people of this organisation; absent if of none in particular
 * @param personId whose it is: this person, by an opaque id; absent if nobody's in particular
 * @param deadline by when; absent if there is no hurry
 * @param overdue whether the deadline has passed while it was open
 * @param openedAt since when it is to be done
 * @param closedAt since when it is not; absent while it is
 * @param actions what the caller can do to the task itself: never anything, for what happens to its object closes it;
 *     absent in lists
 * @param version for the ETag
 */
public record TaskView(
        UUID id,
        String kind,
        TaskState state,
        LocalizedText title,
        Subject about,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> roles,
        Ref organisation,
        UUID personId,
        Deadline deadline,
        boolean overdue,
        Instant openedAt,
        Instant closedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    /**
     * What a task is about.
     *
     * @param kind kind of the object, such as {@code agreement}
     * @param id the object
     * @param reference what people call it; absent where it has no reference
     * @param href where it is to be had, a path
     */
    public record Subject(String kind, UUID id, String reference, String href) {}

    /**
     * @param organisation null for a task of no organisation, and while the organisation's events have not arrived
     * @param actions null in lists
     */
    static TaskView of(ListedTask task, PartnerOrganisation organisation, List<Action> actions) {
        return new TaskView(
                task.id(),
                task.kind(),
                task.state(),
                task.title(),
                new Subject(task.aboutKind(), task.aboutId(), task.aboutReference(), task.aboutHref()),
                task.roles().isEmpty() ? null : task.roles(),
                organisation == null ? Ref.to("organisations", task.organisationId()) : organisation.ref(),
                task.personId(),
                task.deadline(),
                task.overdue(),
                task.openedAt(),
                task.closedAt(),
                actions,
                task.sequence());
    }
}
