package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.call.InstalmentRule;
import eu.peregrine.scholarships.call.ReleaseCondition;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits an award into its instalments: each share is rounded down to the cent, and the last takes what is left, so that
 * they sum to the award exactly. A part that would be nothing is left out.
 */
final class Schedule {

    private static final int WHOLE = 100;

    private Schedule() {}

    /**
     * One instalment to be.
     *
     * @param number from 1
     * @param rule which of the call's rules it follows, from 0
     * @param cents above zero
     * @param releaseWhen any of these makes it due
     */
    record Part(int number, int rule, long cents, List<ReleaseCondition> releaseWhen) {}

    /**
     * The parts of an award.
     *
     * @param net the award in cents, above zero
     * @param rules shares that sum to 100
     */
    static List<Part> of(long net, List<InstalmentRule> rules) {
        List<Part> parts = new ArrayList<>();
        long[] shares = shares(net, rules);
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                parts.add(new Part(parts.size() + 1, i, shares[i], rules.get(i).releaseWhen()));
            }
        }
        return parts;
    }

    /** What falls to each rule, in their order; the last takes what is left. */
    static long[] shares(long net, List<InstalmentRule> rules) {
        long[] shares = new long[rules.size()];
        long left = net;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = i == shares.length - 1 ? left : share(net, rules.get(i).share());
            left -= shares[i];
        }
        return shares;
    }

    private static long share(long net, int percent) {
        return Math.multiplyExact(net, (long) percent) / WHOLE;
    }
}
