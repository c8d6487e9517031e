package eu.peregrine.partners.balance;

import java.util.List;

/**
 * The exchange balance with all partners of a country.
 *
 * @param country ISO 3166-1 alpha-2
 * @param projected from the host's approval on
 * @param actual from the arrival on
 * @param alerts thresholds that the projected balance has reached
 */
public record CountryBalance(
        String country, BalanceFigures projected, BalanceFigures actual, List<BalanceWarning> alerts) {}
