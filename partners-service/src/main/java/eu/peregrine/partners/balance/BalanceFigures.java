package eu.peregrine.partners.balance;

import java.math.BigDecimal;

/**
 * One side of a balance: projected or actual.
 *
 * @param incoming people who come from the partner
 * @param outgoing people who go to the partner
 * @param weightedIncoming the same by weight of their stays
 * @param weightedOutgoing the same by weight of their stays
 * @param difference weighted incoming − weighted outgoing; negative when we send more than we take
 * @param ratio weighted incoming ÷ weighted outgoing, two decimals, half up; absent when nobody goes
 */
public record BalanceFigures(
        long incoming,
        long outgoing,
        BigDecimal weightedIncoming,
        BigDecimal weightedOutgoing,
        BigDecimal difference,
        BigDecimal ratio) {}
