package eu.peregrine.partners.deadline;

import eu.peregrine.kit.task.TaskDraft;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Something that must be done during a time.
 *
 * @param task what
 * @param from when it begins to be a task
 * @param until from when on it is none any more
 */
record Duty(TaskDraft task, Instant from, Instant until) {

    /** Something that must be done for as long as nothing changes. */
    static Duty now(TaskDraft task) {
        return new Duty(task, Instant.MIN, Instant.MAX);
    }

    /**
     * Something that must be done before its deadline, and about which it is too late afterwards.
     *
     * @param task with a deadline
     * @param days how many days ahead of the deadline it begins
     */
    static Duty ahead(TaskDraft task, int days) {
        Instant from = task.deadline()
                .date()
                .minusDays(days)
                .atStartOfDay(ZoneId.of(task.deadline().zone()))
                .toInstant();
        return new Duty(task, from, task.deadline().instant());
    }

    boolean isOn(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
