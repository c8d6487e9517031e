package eu.peregrine.partners.balance;

/**
 * The exchange balance with all partners of a country.
 *
 * @param country ISO 3166-1 alpha-2
 * @param projected from the host's approval on
 * @param actual from the arrival on
 */
public record CountryBalance(String country, BalanceFigures projected, BalanceFigures actual) {}
