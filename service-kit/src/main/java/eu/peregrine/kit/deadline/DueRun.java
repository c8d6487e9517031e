package eu.peregrine.kit.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** One kind of due work in this process: does it batch by batch, and remembers what failed. Used by one thread. */
final class DueRun {

    private static final Logger LOG = Logger.getLogger(DueRun.class);
    private static final int MOST_FAILING = 1000;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 8;

    private final DueWork work;
    private final DueBatches batches;
    private final int limit;
    private final LongSupplier nanoTime;
    private final Map<UUID, Failure> failing = new HashMap<>();
    private Failure trouble;
    private volatile long settled;
    private volatile long failures;
    private volatile int failingNow;

    /**
     * @param tries how often it failed
     * @param notBefore when to try again, in nanoseconds of the system's own clock
     */
    private record Failure(int tries, long notBefore) {}

    DueRun(DueWork work, DueBatches batches, int limit, LongSupplier nanoTime) {
        this.work = work;
        this.batches = batches;
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    String name() {
        return work.name();
    }

    /** How many items were done. */
    long settled() {
        return settled;
    }

    /** How often an item, or the search for them, failed. */
    long failures() {
        return failures;
    }

    /** How many items wait to be tried again. */
    int failing() {
        return failingNow;
    }

    /**
     * Does one batch.
     *
     * @return whether there may be more to do at once
     */
    boolean next(Instant now) {
        if (isEarly(trouble)) {
            return false;
        }
        retry(now);
        if (failing.size() >= MOST_FAILING) {
            return false;
        }
        try {
            int done = batches.settle(work, now, limit, failing.keySet());
            settled += done;
            trouble = null;
            return done == limit;
        } catch (RuntimeException e) {
            LOG.debugf(e, "A batch of %s failed; it is done one by one", work.name());
            return oneByOne(now);
        }
    }

    private boolean oneByOne(Instant now) {
        List<UUID> due;
        try {
            due = batches.find(work, now, limit, failing.keySet());
            trouble = null;
        } catch (RuntimeException e) {
            trouble = failed(trouble);
            LOG.errorf(e, "What is due of %s cannot be found; tried again later", work.name());
            return false;
        }
        due.forEach(id -> settleOne(id, now));
        return due.size() == limit;
    }

    private void retry(Instant now) {
        List<UUID> ripe = new ArrayList<>();
        failing.forEach((id, failure) -> {
            if (!isEarly(failure)) {
                ripe.add(id);
            }
        });
        ripe.forEach(id -> settleOne(id, now));
    }

    private void settleOne(UUID id, Instant now) {
        try {
            if (batches.settleOne(work, now, id)) {
                settled++;
                failing.remove(id);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s cannot be done for %s; tried again later", work.name(), id);
            failing.put(id, failed(failing.get(id)));
        }
        failingNow = failing.size();
    }

    private Failure failed(Failure before) {
        failures++;
        int tries = before == null ? 1 : before.tries() + 1;
        long pause = FIRST_PAUSE.toNanos() << Math.min(tries - 1, MOST_DOUBLINGS);
        return new Failure(tries, nanoTime.getAsLong() + pause);
    }

    private boolean isEarly(Failure failure) {
        return failure != null && nanoTime.getAsLong() - failure.notBefore() < 0;
    }
}
