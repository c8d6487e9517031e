package eu.peregrine.scholarships.report;

import eu.peregrine.kit.web.Money;
import java.math.BigDecimal;

/**
 * Awards that have something in common.
 *
 * @param country the host's; absent in totals, and where there is no stay
 * @param kind what the stays are for; absent in totals, and where there is no stay
 * @param awards how many awards
 * @param people how many people
 * @param awarded what they are to have in the end
 * @param paid what was paid and is not claimed back
 * @param monthsAbroad how long the stays are together, in months of thirty days without interruptions
 */
public record FunderReportLine(
        String country, String kind, long awards, long people, Money awarded, Money paid, BigDecimal monthsAbroad) {}
