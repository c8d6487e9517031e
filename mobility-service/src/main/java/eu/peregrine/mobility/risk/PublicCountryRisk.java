package eu.peregrine.mobility.risk;

import java.util.UUID;

/** A country's risk as its events tell it. */
public record PublicCountryRisk(UUID id, String country, RiskLevel level, boolean clearanceNeeded) {

    static PublicCountryRisk of(CountryRisk risk) {
        return new PublicCountryRisk(
                risk.id(), risk.country(), risk.level(), risk.level().needsClearance());
    }
}
