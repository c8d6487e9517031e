package eu.peregrine.scholarships.report;

import eu.peregrine.kit.web.Money;

/**
 * One month.
 *
 * @param month which, such as {@code 2027-08}
 * @param paid what was paid in it
 * @param expected instalments that are not paid and can be expected to be due in it
 * @param ofOffers of these, those of offers without a contract
 * @param cumulated what will have been paid at its end, if all comes as expected
 */
public record ForecastMonth(String month, Money paid, Money expected, Money ofOffers, Money cumulated) {}
