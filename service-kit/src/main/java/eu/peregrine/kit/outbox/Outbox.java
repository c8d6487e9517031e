package eu.peregrine.kit.outbox;

import eu.peregrine.kit.aggregate.AggregateRoot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Where every change leaves its event, in the change's own transaction. */
@ApplicationScoped
public class Outbox {

    /**
     * Publishes the events that an aggregate raised since it was loaded. Call it after the last change of the
     * transaction and after a new aggregate was persisted: it flushes, then writes one outbox row and one audit row per
     * event.
     *
     * @param root the changed aggregate
     * @param publicState a record with the aggregate's whole public state, without personal data; it becomes the payload
     * @param visibleTo who may see the events
     */
    public void publish(AggregateRoot root, Object publicState, VisibleTo visibleTo) {
        throw new UnsupportedOperationException("follows");
    }

    /**
     * Publishes one event of an aggregate that was changed by a conditional UPDATE, which also raised its sequence.
     *
     * @param kind the aggregate's kind, which names the topic, for example {@code fund}
     * @param id the aggregate's id
     * @param sequence the sequence that the UPDATE returned
     * @param type short event type, for example {@code fund.reserved}
     * @param from the state before, or null
     * @param publicState a record with the aggregate's whole public state, without personal data
     * @param visibleTo who may see the event
     */
    public void append(
            String kind, UUID id, long sequence, String type, String from, Object publicState, VisibleTo visibleTo) {
        throw new UnsupportedOperationException("follows");
    }
}
