package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import java.time.LocalDate;
import java.util.List;

/**
 * What a fund's ledger says up to and including a day.
 *
 * @param fund the fund
 * @param on the day
 * @param received what the funder had sent by then
 * @param balances the accounts then
 * @param movements each kind of movement with its number and sum
 * @param accounts the trial balance: everything that went out of and into each account
 * @param balanced whether the trial balance sums to zero
 */
public record StatementView(
        Ref fund,
        LocalDate on,
        Money received,
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
     * @param balance in minus out
     */
    public record AccountLine(Account account, Money in, Money out, Money balance) {}
}
