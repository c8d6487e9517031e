package eu.peregrine.partners.webhook;

import java.time.Instant;

/**
 * A replay, done in the background.
 *
 * @param from since when events are sent again
 * @param state how far it is
 * @param found how many events were put back into the log of deliveries so far
 * @param requestedAt when it was asked for
 * @param endedAt when it had found all; sending them may take longer
 */
public record ReplayView(Instant from, ReplayState state, long found, Instant requestedAt, Instant endedAt) {

    /** How far a replay is. */
    public enum ReplayState {
        /** Events are being read again. */
        RUNNING,
        /** All events up to the request were read again. */
        DONE
    }
}
