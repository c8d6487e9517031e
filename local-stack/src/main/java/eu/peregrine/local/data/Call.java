package eu.peregrine.local.data;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A scholarship call: the body that creates it.
 *
 * @param kind {@code abroad} (for a mobility) or {@code internal} (for studies at the school)
 * @param closesOn the last day to apply
 * @param budget what all awards together may cost
 * @param instalments shares add up to 100
 */
public record Call(
        UUID id,
        Text name,
        UUID fundId,
        String kind,
        LocalDate opensOn,
        LocalDate closesOn,
        List<Criterion> criteria,
        Money budget,
        AwardRule award,
        List<InstalmentRule> instalments) {

    /**
     * Something applications are scored on.
     *
     * @param weight in per cent
     */
    public record Criterion(String code, Text name, int weight) {}

    /**
     * The size of an award: fixed or monthly.
     *
     * @param months with a monthly rate, the most months that are paid; else null
     */
    public record AwardRule(Money fixed, Money monthly, Integer months) {}

    /**
     * One instalment.
     *
     * @param share in per cent of the award
     * @param releaseWhen any of these makes it due: {@code contract-signed}, {@code departure-attested}, …
     */
    public record InstalmentRule(int share, List<String> releaseWhen) {}

    /** Whether an application names a mobility. */
    public boolean abroad() {
        return kind.equals("abroad");
    }
}
