package eu.peregrine.kit.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that a consumer could not handle.
 *
 * @param id the dead letter's own id, by which it is replayed
 * @param consumer who could not handle it
 * @param eventId the event's id; absent when its header could not be read
 * @param type the event's full type; absent when it has none
 * @param subject the record's key: the aggregate's id
 * @param topic where it came from
 * @param partition of that topic
 * @param offset in that partition
 * @param reason class of the failure
 * @param detail what the failure said, at most 1,000 characters
 * @param at when it was given up
 * @param handled whether the consumer has handled it since
 */
public record DeadLetter(
        UUID id,
        String consumer,
        UUID eventId,
        String type,
        String subject,
        String topic,
        int partition,
        long offset,
        String reason,
        String detail,
        Instant at,
        boolean handled) {}
