package eu.peregrine.mobility.risk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What the security officer says of a country.
 *
 * @param note what it rests on
 */
public record CountryRiskDraft(
        @NotNull RiskLevel level, @Size(max = 2000) String note) {}
