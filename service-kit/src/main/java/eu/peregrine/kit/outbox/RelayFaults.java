package eu.peregrine.kit.outbox;

import java.util.List;

/** Where a test may let the relay die. In operation nothing happens here. */
interface RelayFaults {

    /** In operation. */
    RelayFaults NONE = new RelayFaults() {};

    /** Rows were read and none of them is sent yet. */
    default void afterRead(List<OutboxRow> rows) {}

    /** A row was handed to the broker's client. */
    default void afterSend(OutboxRow row) {}

    /** Rows were acknowledged and are still in the outbox. */
    default void beforeDelete(List<OutboxRow> rows) {}
}
