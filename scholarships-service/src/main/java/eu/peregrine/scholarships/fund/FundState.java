package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A fund's public state, the payload of its events.
 *
 * @param id its id
 * @param reference its short reference
 * @param funderId who gives
 * @param name its name
 * @param currency ISO 4217
 * @param period from when to when its money may be awarded
 * @param restrictions for what
 * @param state whether it takes and offers money
 * @param closedOn when it was closed
 * @param prefinance whether instalments may be paid before the funder's money came
 * @param received what the funder has really sent
 * @param balances the accounts
 */
public record FundState(
        UUID id,
        String reference,
        UUID funderId,
        LocalizedText name,
        String currency,
        Period period,
        Restrictions restrictions,
        FundLifeState state,
        LocalDate closedOn,
        boolean prefinance,
        Money received,
        BalancesView balances) {

    static FundState of(Fund fund) {
        return new FundState(
                fund.id(),
                fund.reference(),
                fund.funderId(),
                fund.name(),
                fund.currency(),
                fund.period(),
                fund.restrictions(),
                fund.state(),
                fund.closedOn(),
                fund.prefinance(),
                Money.ofCents(fund.received(), fund.currency()),
                BalancesView.of(fund.cachedBalances(), fund.currency()));
    }

    static VisibleTo visibleTo(Fund fund) {
        return VisibleTo.roles(Roles.FINANCE).organisation(fund.funderId());
    }
}
