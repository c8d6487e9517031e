package eu.peregrine.mobility.student;

import eu.peregrine.mobility.language.Cefr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A language proof as a caller sees it.
 *
 * @param id its id
 * @param language BCP 47 code
 * @param kind what it rests on
 * @param provider the test, or who else vouches
 * @param score the test's score
 * @param level the level proven
 * @param issuedOn the day it was issued
 * @param validUntil its last day; absent if it does not expire
 * @param verifiedBy who entered it
 */
public record LanguageProofView(
        UUID id,
        String language,
        ProofKind kind,
        String provider,
        BigDecimal score,
        Cefr level,
        LocalDate issuedOn,
        LocalDate validUntil,
        String verifiedBy) {

    static LanguageProofView of(LanguageProof proof) {
        return new LanguageProofView(
                proof.id(),
                proof.language(),
                proof.kind(),
                proof.provider(),
                proof.score(),
                proof.level(),
                proof.issuedOn(),
                proof.validUntil(),
                proof.verifiedBy());
    }
}
