package eu.peregrine.scholarships.call;

import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;

/**
 * A further fund behind a call, as the API shows it.
 *
 * @param fund the fund
 * @param budget the most that may be offered from it
 */
public record CallFundView(Ref fund, Money budget) {}
