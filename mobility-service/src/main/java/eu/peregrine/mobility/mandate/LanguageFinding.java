package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.policy.ProofValidity;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * One language level owed, and whether it is proven.
 *
 * @param language the language asked for; absent when any further one will do
 * @param second whether any further language will do
 * @param cefr the level owed
 * @param test the test whose certificate is asked for; absent where any proof will do
 * @param leastScore the least score on that test
 * @param valid when the proof must be valid
 * @param proven whether a proof is on file that counts
 * @param provenBy that proof
 */
public record LanguageFinding(
        String language,
        Boolean second,
        Cefr cefr,
        String test,
        BigDecimal leastScore,
        ProofValidity valid,
        boolean proven,
        UUID provenBy) {

    /** What lists call it: the language's code, or {@code second}. */
    String code() {
        return language == null ? "second" : language;
    }
}
