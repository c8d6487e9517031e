package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.call.InstalmentRule;
import java.util.Collection;
import java.util.List;

/**
 * What becomes of an award's instalments when its amount changes. What is paid or on its way stays; the rest is divided anew
 * by the call's rules, so that the instalments less what is claimed back are the award to the cent. It depends on the
 * amount, on what was paid and on what is claimed, and not on how the amount came about.
 *
 * @param open how much of each of the call's rules is still to be paid, in their order
 * @param setOff how much of what is claimed back the student may keep after all
 * @param overAward how much of what was paid is to be claimed back
 */
record Replan(long[] open, long setOff, long overAward) {

    /** How far an instalment has come. */
    enum Standing {
        /** May still change. */
        OPEN,
        /** On its way to the bank. */
        ORDERED,
        /** Paid. */
        PAID
    }

    /**
     * An instalment that is not cancelled.
     *
     * @param rule which of the call's rules it follows
     * @param cents how much
     * @param standing how far it has come
     */
    record Part(int rule, long cents, Standing standing) {}

    /**
     * Divides anew.
     *
     * @param net what the student is to have in the end, in cents
     * @param rules the call's
     * @param parts the instalments that are not cancelled
     * @param claimed what is or was claimed back, less what was set off
     * @param claimOpen of this, what is neither paid back nor written off
     */
    static Replan of(long net, List<InstalmentRule> rules, Collection<Part> parts, long claimed, long claimOpen) {
        long[] spent = new long[rules.size()];
        long paid = 0;
        long ordered = 0;
        for (Part part : parts) {
            if (part.standing() != Standing.OPEN) {
                spent[part.rule()] += part.cents();
                paid += part.standing() == Standing.PAID ? part.cents() : 0;
                ordered += part.standing() == Standing.ORDERED ? part.cents() : 0;
            }
        }
        long held = paid + ordered - claimed;
        if (net < held) {
            return new Replan(new long[rules.size()], 0, Math.min(held - net, paid - claimed));
        }
        long setOff = Math.min(net - held, claimOpen);
        long[] open = divide(net, rules, spent, claimed - setOff);
        cut(open, net - held - setOff);
        return new Replan(open, setOff, 0);
    }

    /** What each rule still lacks; what is claimed back counts as never paid, from the last rule on. */
    private static long[] divide(long net, List<InstalmentRule> rules, long[] spent, long back) {
        long left = back;
        for (int i = spent.length - 1; i >= 0; i--) {
            long taken = Math.min(spent[i], left);
            spent[i] -= taken;
            left -= taken;
        }
        long[] open = Schedule.shares(net, rules);
        for (int i = 0; i < open.length; i++) {
            open[i] = Math.max(0, open[i] - spent[i]);
        }
        return open;
    }

    /** Takes what is too much from the last, so that they sum to what is left to pay. */
    private static void cut(long[] open, long sum) {
        long over = -sum;
        for (long cents : open) {
            over += cents;
        }
        for (int i = open.length - 1; i >= 0; i--) {
            long taken = Math.min(open[i], over);
            open[i] -= taken;
            over -= taken;
        }
    }
}
