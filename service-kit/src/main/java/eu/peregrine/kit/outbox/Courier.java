package eu.peregrine.kit.outbox;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;

/**
 * Hands rows to the broker's client and says which failures are the row's own. Makes the client when it is first needed
 * and again when it broke, so that an unresolvable broker does not end the relay.
 */
final class Courier implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final long SLOW = Duration.ofMillis(250).toNanos();
    private static final long REST = Duration.ofSeconds(1).toNanos();

    private final Supplier<Producer<String, byte[]>> producers;
    private final EventRecords records;
    private final Predicate<String> topicReady;
    private Producer<String, byte[]> producer;
    private long restingUntil = System.nanoTime();

    Courier(Supplier<Producer<String, byte[]>> producers, EventRecords records, Predicate<String> topicReady) {
        this.producers = producers;
        this.records = records;
        this.topicReady = topicReady;
    }

    /**
     * Sends a row.
     *
     * @param acknowledged told the outcome later, on another thread
     * @return false when the row could not even be handed over and must wait
     */
    boolean send(OutboxRow row, BiConsumer<OutboxRow, Exception> acknowledged) {
        long start = System.nanoTime();
        if (start - restingUntil < 0 || !topicReady.test(records.topic(row))) {
            return false;
        }
        try {
            if (producer == null) {
                producer = producers.get();
            }
            producer.send(records.of(row), (metadata, failure) -> acknowledged.accept(row, failure));
            if (System.nanoTime() - start > SLOW) {
                // The client waits for the broker inside send(); the relay's thread has a lease to renew.
                rest();
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("The broker's client is replaced: %s", e);
            abandon();
            rest();
            return false;
        }
    }

    private void rest() {
        restingUntil = System.nanoTime() + REST;
    }

    /**
     * Whether a failure is the fault of the row, so that repeating it counts towards parking. Everything else (the broker
     * is away, a permission is missing) concerns all rows and is tried again without end.
     */
    static boolean refused(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTopicException
                || failure instanceof SerializationException;
    }

    /** Drops the client and whatever it still holds. */
    void abandon() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
            producer = null;
        }
    }
}
