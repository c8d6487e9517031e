package eu.peregrine.mobility.student;

import eu.peregrine.kit.problem.Violations;
import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.language.LanguageTests;
import eu.peregrine.mobility.language.TestLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;

/** Finds the level that a proof proves. */
@ApplicationScoped
class LanguageLevels {

    private final LanguageTests tests;

    @Inject
    LanguageLevels(LanguageTests tests) {
        this.tests = tests;
    }

    /** The level, or null where violations were noted. */
    Cefr of(LanguageProofDraft proof, String pointer, Violations violations) {
        List<TestLevel> known = proof.kind() == ProofKind.TEST ? tests.levels(proof.provider()) : List.of();
        if (proof.score() != null && !known.isEmpty()) {
            return byScore(proof, known, pointer, violations);
        }
        if (proof.level() != null) {
            return proof.level();
        }
        if (proof.kind() == ProofKind.NATIVE) {
            return Cefr.C2;
        }
        violations.add(
                pointer + "/level",
                "level-needed",
                "Say the level, or the score of a test that is known (such as TOEIC, IELTS or DELF B2).");
        return null;
    }

    private static Cefr byScore(
            LanguageProofDraft proof, List<TestLevel> levels, String pointer, Violations violations) {
        TestLevel any = levels.get(0);
        violations.check(
                any.language().equals(proof.language()),
                pointer + "/language",
                "language-mismatch",
                any.test() + " tests " + any.language() + ", not " + proof.language() + ".");
        BigDecimal score = proof.score();
        if (score.compareTo(any.highest()) > 0) {
            violations.add(
                    pointer + "/score",
                    "out-of-range",
                    "The best score of " + any.test() + " is "
                            + any.highest().stripTrailingZeros().toPlainString() + ".");
            return null;
        }
        Cefr proven = levels.stream()
                .filter(level -> score.compareTo(level.least()) >= 0)
                .map(TestLevel::level)
                .max(Cefr::compareTo)
                .orElse(null);
        if (proven == null) {
            violations.add(pointer + "/score", "too-low", "With this score " + any.test() + " proves no level.");
        } else if (proof.level() != null && proof.level() != proven) {
            violations.add(
                    pointer + "/level",
                    "level-contradicts-score",
                    "With this score " + any.test() + " proves " + proven + ", not " + proof.level() + ".");
        }
        return proven;
    }
}
