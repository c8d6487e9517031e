package eu.peregrine.local.data;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A proof of a language level.
 *
 * @param kind {@code test | course | native}
 * @param score on the provider's scale; null where it states a level only
 * @param level CEFR; agrees with the score
 * @param validUntil null when it does not run out
 */
public record LanguageProof(
        String language,
        String kind,
        String provider,
        BigDecimal score,
        String level,
        LocalDate issuedOn,
        LocalDate validUntil) {}
