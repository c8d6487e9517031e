package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.language.Cefr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A language proof, as far as the mandate is concerned.
 *
 * @param id the proof
 * @param language BCP 47 code
 * @param test the test or who else vouches; null if unknown
 * @param score the test's score; null if there is none
 * @param level the level proven
 * @param validUntil its last day; null if it does not expire
 * @param selfDeclared whether nobody but the student says so, which never counts
 */
public record Proof(
        UUID id,
        String language,
        String test,
        BigDecimal score,
        Cefr level,
        LocalDate validUntil,
        boolean selfDeclared) {}
