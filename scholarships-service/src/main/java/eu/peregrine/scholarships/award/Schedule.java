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
     * @param cents above zero
     * @param releaseWhen any of these makes it due
     */
    record Part(int number, long cents, List<ReleaseCondition> releaseWhen) {}

    /**
     * The parts of an award.
     *
     * @param net the award in cents, above zero
     * @param rules shares that sum to 100
     */
    static List<Part> of(long net, List<InstalmentRule> rules) {
        List<Part> parts = new ArrayList<>();
        long left = net;
        for (int i = 0; i < rules.size(); i++) {
            InstalmentRule rule = rules.get(i);
            long cents = i == rules.size() - 1 ? left : share(net, rule.share());
            left -= cents;
            if (cents > 0) {
                parts.add(new Part(parts.size() + 1, cents, rule.releaseWhen()));
            }
        }
        return parts;
    }

    private static long share(long net, int percent) {
        return Math.multiplyExact(net, (long) percent) / WHOLE;
    }
}
