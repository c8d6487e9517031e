package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A pledge or receipt as the API shows it.
 *
 * @param id its id
 * @param amount above zero
 * @param on the day of the promise or of the receipt
 * @param reference the funder's letter, or the bank's line
 * @param conversion of money that was in another currency: from what, at which rate
 */
public record ContributionView(UUID id, Money amount, LocalDate on, String reference, Conversion conversion) {

    static ContributionView of(Contribution contribution) {
        return new ContributionView(
                contribution.id(),
                Money.ofCents(contribution.cents(), contribution.currency()),
                contribution.on(),
                contribution.reference(),
                contribution.conversion());
    }
}
