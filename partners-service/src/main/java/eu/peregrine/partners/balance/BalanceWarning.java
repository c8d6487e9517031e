package eu.peregrine.partners.balance;

import java.math.BigDecimal;

/**
 * A threshold that a projected balance has reached.
 *
 * @param code for programs
 * @param threshold that was reached: a weighted difference, or a ratio
 * @param detail a sentence for people
 */
public record BalanceWarning(BalanceAlertCode code, BigDecimal threshold, String detail) {}
