package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.fund.Fund;
import java.util.List;
import java.util.Optional;

/**
 * What a call can still offer from one of its funds. Whoever comes first takes from the first fund that is for them and has as
 * much; whoever must wait keeps those behind them from every fund that they wait for, so that nobody is passed over.
 */
final class Purse {

    private final Fund fund;
    private long left;
    private boolean awaited;

    /**
     * A purse.
     *
     * @param fund whose money it is
     * @param left how much may be offered, in cents
     */
    Purse(Fund fund, long left) {
        this.fund = fund;
        this.left = left;
    }

    /**
     * Takes an award's money from the first purse that has it; where none has, all of them are waited for.
     *
     * @param open the purses that may pay it, in their order
     * @param cents zero or more
     * @return the purse; empty when the award has to wait
     */
    static Optional<Purse> take(List<Purse> open, long cents) {
        for (Purse purse : open) {
            if (!purse.awaited && purse.left >= cents) {
                purse.left -= cents;
                return Optional.of(purse);
            }
        }
        open.forEach(purse -> purse.awaited = true);
        return Optional.empty();
    }

    /** Whose money it is. */
    Fund fund() {
        return fund;
    }

    /** How much may still be offered, in cents. */
    long left() {
        return left;
    }

    /** Whether somebody who came before waits for it. */
    boolean awaited() {
        return awaited;
    }
}
