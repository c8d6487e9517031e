package eu.peregrine.partners.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt.
 *
 * @param pauses before the second, third … attempt
 */
record Backoff(List<Duration> pauses) {

    private static final double SPREAD = 0.1;

    /**
     * The pause after so many failed attempts, varied by up to a tenth so that what failed together does not come back
     * together.
     *
     * @param failed attempts so far, from 1
     * @return nothing when no further attempt is made
     */
    Optional<Duration> after(int failed, RandomGenerator random) {
        if (failed > pauses.size()) {
            return Optional.empty();
        }
        double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
        return Optional.of(Duration.ofNanos((long) (pauses.get(failed - 1).toNanos() * factor)));
    }
}
