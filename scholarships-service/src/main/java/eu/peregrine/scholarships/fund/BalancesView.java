package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Money;

/**
 * The balances of a fund's accounts; they sum to zero, since the source counts negative.
 *
 * @param source what was allocated, negative
 * @param available free to be offered
 * @param reserved offered
 * @param committed promised by contract, unpaid
 * @param paid ordered at the bank or paid
 * @param receivable claimed back
 * @param lost claimed back in vain
 */
public record BalancesView(
        Money source, Money available, Money reserved, Money committed, Money paid, Money receivable, Money lost) {

    static BalancesView of(Balances balances, String currency) {
        return new BalancesView(
                Money.ofCents(balances.of(Account.SOURCE), currency),
                Money.ofCents(balances.of(Account.AVAILABLE), currency),
                Money.ofCents(balances.of(Account.RESERVED), currency),
                Money.ofCents(balances.of(Account.COMMITTED), currency),
                Money.ofCents(balances.of(Account.PAID), currency),
                Money.ofCents(balances.of(Account.RECEIVABLE), currency),
                Money.ofCents(balances.of(Account.LOST), currency));
    }
}
