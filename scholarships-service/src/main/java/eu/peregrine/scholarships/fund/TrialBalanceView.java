package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Ref;
import java.time.LocalDate;
import java.util.List;

/**
 * The trial balance of all funds: what went into and out of each account by a day, for each currency.
 *
 * @param on up to and including this day
 * @param currencies one for each currency of a fund with entries
 * @param unbalanced funds whose entries of all days do not make the balances kept beside them; none as it should be, the first
 *     hundred
 */
public record TrialBalanceView(LocalDate on, List<CurrencyLine> currencies, List<Ref> unbalanced) {

    /**
     * The funds of one currency together.
     *
     * @param currency ISO 4217
     * @param funds how many have entries by that day
     * @param entries how many entries
     * @param accounts each account's sums
     * @param balanced whether the balances sum to zero
     */
    public record CurrencyLine(
            String currency, long funds, long entries, List<StatementView.AccountLine> accounts, boolean balanced) {}
}
