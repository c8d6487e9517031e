package eu.peregrine.kit.inbox;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** How long a record is tried again, in place: pauses double up to 5 s; conflicts end after 30 s. */
final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration CONFLICTS_END = Duration.ofSeconds(30);

    private final BooleanSupplier stopping;
    private final long start = System.nanoTime();
    private Duration pause = FIRST;

    Patience(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    /**
     * Waits before the next try.
     *
     * @return false when there should be none
     * @throws StoppingException when the service stops
     */
    boolean waitAfter(Trouble trouble, Exception failure) {
        boolean tooLong = System.nanoTime() - start + pause.toNanos() > CONFLICTS_END.toNanos();
        if (trouble == Trouble.LASTING || trouble == Trouble.CONFLICT && tooLong) {
            return false;
        }
        LOG.warnf("Trying again in %d ms: %s", pause.toMillis(), failure);
        sleep(failure);
        pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        return true;
    }

    private void sleep(Exception failure) {
        try {
            long until = System.nanoTime() + pause.toNanos();
            while (System.nanoTime() < until) {
                if (stopping.getAsBoolean()) {
                    throw new StoppingException(failure);
                }
                Thread.sleep(Math.min(50, pause.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppingException(failure);
        }
    }
}
