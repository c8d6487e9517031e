package eu.peregrine.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Receives events: each is handled once per consumer, whatever the broker repeats. */
@ApplicationScoped
public class Inbox {

    /**
     * Handles a record and returns when it is done with, one way or another: handled, skipped because it was handled
     * before or nobody wants its type, or put among the dead letters.
     *
     * @param consumer name of the consumer, unique in the service and never changed, for example {@code destinations}
     * @param record the record as the broker delivered it
     * @param handlers what the consumer does with which type
     */
    public void receive(String consumer, ConsumerRecord<String, byte[]> record, EventHandlers handlers) {
        throw new UnsupportedOperationException("follows");
    }
}
