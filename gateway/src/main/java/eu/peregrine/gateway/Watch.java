package eu.peregrine.gateway;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The time-outs of one exchange: one for the stage it is in and one for the whole. A single timer serves both; progress
 * and the next stage only move a deadline, so that they cost nothing. It looks at the deadlines as often as the shortest stage
 * is long, and at the next of them exactly.
 */
final class Watch {

    private final Vertx vertx;
    private final Exchange exchange;
    private final Runnable expired;
    private final long shortestNanos;
    private final long finalDeadline;
    private long stageDeadline;
    private long stageNanos;
    private Supplier<Problem> reason = () -> null;
    private long timer = -1;

    /**
     * Starts the clock of the whole exchange.
     *
     * @param totalMillis for everything together
     * @param shortestMillis no stage is shorter
     * @param expired called once, on the exchange's event loop, after the reason was noted in the exchange
     */
    Watch(Vertx vertx, Exchange exchange, long totalMillis, long shortestMillis, Runnable expired) {
        this.vertx = vertx;
        this.exchange = exchange;
        this.expired = expired;
        this.shortestNanos = TimeUnit.MILLISECONDS.toNanos(shortestMillis);
        this.finalDeadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(totalMillis);
        this.stageDeadline = finalDeadline;
    }

    /** Enters a stage that may be without progress for so many milliseconds. */
    void stage(long millis, Supplier<Problem> whenExpired) {
        stageNanos = TimeUnit.MILLISECONDS.toNanos(millis);
        reason = whenExpired;
        progress();
        if (timer < 0) {
            arm();
        }
    }

    /** Leaves the stage; until the next one only the whole is timed. */
    void pauseStage() {
        stageDeadline = finalDeadline;
    }

    /** Something moved. */
    void progress() {
        stageDeadline = System.nanoTime() + stageNanos;
    }

    /** Ends all watching. */
    void stop() {
        vertx.cancelTimer(timer);
        timer = -1;
    }

    private void arm() {
        long nanos = Math.min(Math.min(stageDeadline, finalDeadline) - System.nanoTime(), shortestNanos);
        timer = vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) + 1), id -> check());
    }

    private void check() {
        if (exchange.over()) {
            return;
        }
        long now = System.nanoTime();
        if (now - finalDeadline >= 0) {
            exchange.problem(
                    Problem.of(ProblemType.SERVICE_TIMEOUT, "The request took longer than it may altogether."));
            expired.run();
        } else if (now - stageDeadline >= 0) {
            Problem problem = reason.get();
            if (problem == null) {
                progress();
                arm();
            } else {
                exchange.problem(problem);
                expired.run();
            }
        } else {
            arm();
        }
    }
}
