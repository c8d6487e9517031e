package eu.peregrine.mobility.risk;

/**
 * Told inside the transaction that changes a country's risk, so that stays there follow.
 *
 * @param country ISO 3166-1 alpha-2
 * @param clearanceNeeded whether nobody leaves for it without being cleared
 */
public record RiskChanged(String country, boolean clearanceNeeded) {}
