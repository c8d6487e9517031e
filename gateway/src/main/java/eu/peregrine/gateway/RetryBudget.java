package eu.peregrine.gateway;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often requests to one service may be sent a second time: a share of those that were sent, and a small reserve. Without
 * it every client's request would become two at the very moment at which a service can hardly answer one.
 */
final class RetryBudget {

    private static final int ONE = 100;

    private final int share;
    private final int most;
    private final AtomicInteger hundredths;

    /**
     * A budget with its whole reserve.
     *
     * @param percent of a hundred requests, how many may be sent again
     * @param reserve second attempts saved up at most
     */
    RetryBudget(int percent, int reserve) {
        share = percent;
        most = reserve * ONE;
        hundredths = new AtomicInteger(most);
    }

    /** A request was sent for the first time. */
    void earn() {
        if (hundredths.get() < most) {
            hundredths.updateAndGet(saved -> Math.min(most, saved + share));
        }
    }

    /** Takes one second attempt; false if there is none left. */
    boolean spend() {
        return hundredths.getAndUpdate(saved -> saved < ONE ? saved : saved - ONE) >= ONE;
    }
}
