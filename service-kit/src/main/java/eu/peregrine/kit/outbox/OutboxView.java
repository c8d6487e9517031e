package eu.peregrine.kit.outbox;

import java.util.List;

/**
 * The state of the outbox for an operator.
 *
 * @param backlog how many events wait
 * @param oldestAgeSeconds how long the oldest has waited, in seconds; 0 when none does
 * @param failing how many the broker refused and which are tried again by themselves
 * @param leader which process relays; absent while none does
 * @param parkedCount how many wait for an operator
 * @param parked the first 200 of those
 */
public record OutboxView(
        long backlog,
        double oldestAgeSeconds,
        long failing,
        String leader,
        long parkedCount,
        List<ParkedEvent> parked) {}
