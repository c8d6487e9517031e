package eu.peregrine.kit.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts links that did not work, by address, so that nobody tries many. It forgets after a while, and remembers so many
 * addresses at most: each replica its own.
 */
final class FailedAttempts {

    private static final int MOST_ADDRESSES = 10_000;

    private record Count(int failures, Instant since) {}

    private final int limit;
    private final Duration window;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    FailedAttempts(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    /** How long the address has to wait; zero when it need not. */
    synchronized Duration wait(String address, Instant now) {
        Count count = counts.get(address);
        if (count == null || count.failures() < limit) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, count.since().plus(window));
        if (left.isNegative() || left.isZero()) {
            counts.remove(address);
            return Duration.ZERO;
        }
        return left;
    }

    synchronized void failed(String address, Instant now) {
        Count count = counts.remove(address);
        boolean fresh = count == null || !now.isBefore(count.since().plus(window));
        counts.put(address, fresh ? new Count(1, now) : new Count(count.failures() + 1, count.since()));
    }
}
