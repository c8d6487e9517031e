package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import java.time.LocalDate;
import java.util.List;

/**
 * What a fund's ledger says of a span of days: what stood before, what moved, what stands after.
 *
 * @param fund the fund
 * @param from the first day; absent when it tells everything since the fund was opened
 * @param on the last day, which belongs to it
 * @param received what the funder had sent by then
 * @param opening the accounts before the first day
 * @param balances the accounts after the last: opening and movements
 * @param movements each kind of movement of these days with its number and sum
 * @param accounts the trial balance: everything that went out of and into each account in these days
 * @param balanced whether the balances sum to zero and follow from the opening and the movements
 */
public record StatementView(
        Ref fund,
        LocalDate from,
        LocalDate on,
        Money received,
        BalancesView opening,
        BalancesView balances,
        List<MovementLine> movements,
        List<AccountLine> accounts,
        boolean balanced) {

    /**
     * A kind of movement.
     *
     * @param movement which
     * @param entries how many
     * @param amount their sum
     */
    public record MovementLine(Movement movement, long entries, Money amount) {}

    /**
     * An account in the trial balance.
     *
     * @param account which
     * @param in what came into it
     * @param out what went out of it
     * @param balance in minus out, of these days
     */
    public record AccountLine(Account account, Money in, Money out, Money balance) {}
}
