package eu.peregrine.kit.duty;

import eu.peregrine.kit.task.TaskDraft;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * Something that must be done during a time, for as long as nothing changes.
 *
 * @param task what
 * @param from when it begins to be a task; {@link Instant#MIN} if it is one already
 * @param until from when on it is none any more; {@link Instant#MAX} if it is one until it is done
 */
public record Duty(TaskDraft task, Instant from, Instant until) {

    /** Something that must be done now. */
    public static Duty now(TaskDraft task) {
        return from(task, Instant.MIN);
    }

    /** Something that must be done from a time on. */
    public static Duty from(TaskDraft task, Instant from) {
        return new Duty(task, from, Instant.MAX);
    }

    /**
     * Something that must be done before its deadline, and about which it is too late afterwards.
     *
     * @param task with a deadline
     * @param days how many days ahead of the deadline it begins
     */
    public static Duty ahead(TaskDraft task, int days) {
        Instant from = task.deadline()
                .date()
                .minusDays(days)
                .atStartOfDay(ZoneId.of(task.deadline().zone()))
                .toInstant();
        return new Duty(task, from, task.deadline().instant());
    }

    /** Whether it is a task at a time. */
    public boolean isOn(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    /** When time alone makes it a task, or none any more. */
    Stream<Instant> turns() {
        return Stream.of(from, until).filter(date -> !date.equals(Instant.MAX));
    }
}
