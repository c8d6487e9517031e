package eu.peregrine.kit.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that the broker refused too often and that waits for an operator.
 *
 * @param id the event's id
 * @param type the event's full type
 * @param subject the aggregate whose later events wait behind it
 * @param sequence its place among the aggregate's events
 * @param tries how often it was refused
 * @param error what the broker said last
 * @param failedFirst when it was refused for the first time
 * @param parked when it was given up
 * @param waiting how many later events of the aggregate wait behind it
 */
public record ParkedEvent(
        UUID id,
        String type,
        UUID subject,
        long sequence,
        int tries,
        String error,
        Instant failedFirst,
        Instant parked,
        long waiting) {}
