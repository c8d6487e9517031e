package eu.peregrine.kit.outbox;

import java.time.Duration;

/**
 * How the relay behaves.
 *
 * @param lease how long a leader may be silent before another takes over
 * @param poll how often the outbox is read when nobody pokes
 * @param inMemory how many rows are under way at most
 * @param tries after how many refusals by the broker a row is parked
 * @param backoff pause after the first refusal; doubles with each
 */
record RelaySettings(Duration lease, Duration poll, int inMemory, int tries, Duration backoff) {

    static RelaySettings defaults() {
        return new RelaySettings(Duration.ofSeconds(3), Duration.ofMillis(250), 4000, 5, Duration.ofSeconds(1));
    }

    /** A leader renews its lease three times before it would end. */
    Duration renewal() {
        return lease.dividedBy(3);
    }
}
