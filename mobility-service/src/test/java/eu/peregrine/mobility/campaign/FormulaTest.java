package eu.peregrine.mobility.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scoring formula may say, and what it comes to. */
class FormulaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpa|14.50",
                "gpa * 2 + levelsAbove / 2|30.00",
                "MIN(gpa, 12) + MAX(ects / 60, 1) - ABS(-review)|-66.00",
                "(gpa - 10) * (gpa - 10) / 3|6.75",
                "gpa / levelsAbove|7.25"
            })
    void isWorkedOutToTheHundredth(String formula, String score) {
        assertThat(Formula.of(formula).of(new BigDecimal("14.5"), new BigDecimal("120"), 2, new BigDecimal("80")))
                .isEqualTo(score);
    }

    @Test
    void whatIsUnknownCountsAsNothing() {
        assertThat(Formula.of("gpa + ects + levelsAbove + review").of(null, null, 0, null))
                .isEqualTo("0.00");
        assertThat(Formula.of("gpa / ects").of(BigDecimal.TEN, null, 0, null)).isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpa + rank|formula-variable",
                "gpa + wish|formula-variable",
                "PI * gpa|formula-variable",
                "gpa +|formula-syntax",
                "gpa)(|formula-syntax",
                "gpa ^ 9|formula-syntax",
                "SQRT(gpa)|formula-syntax",
                "RANDOM()|formula-syntax",
                "IF(gpa > 10, 1, 0)|formula-syntax",
                "DT_NOW()|formula-syntax",
                "\"a\"|formula-text",
                "gpa / ects|formula-value",
                "gpa * ects * ects * ects|formula-value",
                "gpa * 1e999999999|formula-value"
            })
    void isRefusedWithTheReason(String formula, String code) {
        assertThat(violations(formula)).extracting(Violation::code).contains(code);
    }

    @Test
    void isNeitherDeepNorSilent() {
        assertThat(violations("(".repeat(25) + "gpa" + ")".repeat(25)))
                .extracting(Violation::code)
                .containsExactly("formula-too-deep");
        assertThat(violations("(".repeat(20) + "gpa" + ")".repeat(20))).isEmpty();
        assertThat(violations("gpa + 0.5 * levelsAbove + ects / 60 + review / 10"))
                .isEmpty();
        assertThat(violations("-".repeat(299) + "1")).isEmpty();
    }

    private static List<Violation> violations(String formula) {
        Violations violations = new Violations();
        Formula.check(formula, "/scoring/formula", violations);
        return violations.all();
    }
}
