package eu.peregrine.mobility.duty;

import eu.peregrine.kit.task.TaskDraft;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Something that must be done from a time on, for as long as nothing changes or until it is too late.
 *
 * @param task what
 * @param from when it begins to be a task
 * @param until when it is none any more, since nothing can be done after it; null if it is one until it is done
 */
record Duty(TaskDraft task, Instant from, Instant until) {

    boolean isOn(Instant now) {
        return !now.isBefore(from) && (until == null || now.isBefore(until));
    }

    /** When time alone makes it a task, or none any more. */
    Stream<Instant> turns() {
        return Stream.of(from, until).filter(Objects::nonNull);
    }
}
