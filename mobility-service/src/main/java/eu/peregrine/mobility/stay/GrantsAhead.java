package eu.peregrine.mobility.stay;

import eu.peregrine.kit.web.Money;
import java.util.List;

/**
 * Grants for the stays of a cohort that are on file and have not begun.
 *
 * @param stays how many such stays there are
 * @param granted for how many of them an award is known that was offered and neither declined, lapsed nor taken back
 * @param ungranted for how many none is
 * @param expected what these awards come to, by currency
 */
public record GrantsAhead(long stays, long granted, long ungranted, List<Money> expected) {}
