package eu.peregrine.kit.outbox;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One event that waits to be sent.
 *
 * @param position where it stands in the outbox
 * @param kind the aggregate's kind, which names the topic
 * @param type the event's full type
 * @param tries how often the broker refused it since it was written or replayed
 * @param refused whether the broker ever refused it
 */
record OutboxRow(
        long position,
        UUID id,
        String kind,
        UUID aggregateId,
        String type,
        long sequence,
        String payload,
        OffsetDateTime time,
        String dataSchema,
        String visibleTo,
        String traceparent,
        int tries,
        boolean refused) {

    /** What orders events: those of one aggregate stay in line, all others do not care. */
    Key key() {
        return new Key(kind, aggregateId);
    }

    /** An aggregate, as far as order is concerned. */
    record Key(String kind, UUID aggregateId) {}
}
