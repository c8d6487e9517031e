package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.task.TaskDraft;
import java.time.Instant;

/**
 * Something that must be done for as long as nothing changes.
 *
 * @param task what
 * @param from when it begins to be a task
 */
record Duty(TaskDraft task, Instant from) {

    boolean isOn(Instant now) {
        return !now.isBefore(from);
    }
}
