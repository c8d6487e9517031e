package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A fund as the API shows it.
 *
 * @param id its id
 * @param reference its short reference
 * @param name its name
 * @param funder who gives
 * @param currency ISO 4217
 * @param period from when to when its money may be awarded
 * @param restrictions for what
 * @param state whether it takes and offers money
 * @param closedOn when it was closed
 * @param prefinance whether instalments may be paid before the funder's money came
 * @param received what the funder has really sent
 * @param balances the accounts; of a single fund derived from all its entries, in a list the cached ones
 * @param balanced of a single fund: whether the derived balances sum to zero and equal the cached ones
 * @param actions what the caller can do
 * @param version for the ETag
 */
public record FundView(
        UUID id,
        String reference,
        LocalizedText name,
        Ref funder,
        String currency,
        Period period,
        Restrictions restrictions,
        FundLifeState state,
        LocalDate closedOn,
        boolean prefinance,
        Money received,
        BalancesView balances,
        Boolean balanced,
        List<Action> actions,
        long version)
        implements Versioned {

    static FundView of(Fund fund, Ref funder, Balances balances, Boolean balanced, List<Action> actions) {
        return new FundView(
                fund.id(),
                fund.reference(),
                fund.name(),
                funder,
                fund.currency(),
                fund.period(),
                fund.restrictions(),
                fund.state(),
                fund.closedOn(),
                fund.prefinance(),
                Money.ofCents(fund.received(), fund.currency()),
                BalancesView.of(balances, fund.currency()),
                balanced,
                actions,
                fund.version());
    }
}
