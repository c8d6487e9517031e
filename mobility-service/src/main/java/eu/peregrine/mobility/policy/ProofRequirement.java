package eu.peregrine.mobility.policy;

import eu.peregrine.mobility.language.Cefr;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A language level that the degree asks for.
 *
 * @param language the language's BCP 47 code; absent when {@code second} is true
 * @param second any one more language: none that another requirement of the policy names, and none of {@code except}
 * @param cefr the level
 * @param test the one test whose certificate will do, such as {@code TOEIC}; any proof will if absent
 * @param leastScore the least score on that test
 * @param valid when the proof must be valid; at issue if absent
 * @param except languages that do not count as a second one; French, in which the school teaches, if absent
 */
public record ProofRequirement(
        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Size(max = 20)
        String language,

        Boolean second,
        @NotNull Cefr cefr,
        @Size(min = 1, max = 80) String test,

        @DecimalMin("0") @Digits(integer = 5, fraction = 2) BigDecimal leastScore,

        ProofValidity valid,
        @Size(max = 10) List<@NotNull @Size(max = 20) String> except) {

    private static final List<String> TAUGHT_IN = List.of("fr");

    /** One named language. */
    public static ProofRequirement of(String language, Cefr cefr, ProofValidity valid) {
        return new ProofRequirement(language, null, cefr, null, null, valid, null);
    }

    /** Any further language. */
    public static ProofRequirement second(Cefr cefr, ProofValidity valid) {
        return new ProofRequirement(null, true, cefr, null, null, valid, null);
    }

    /** A score on a test of a named language. */
    public static ProofRequirement score(
            String language, Cefr cefr, String test, BigDecimal leastScore, ProofValidity valid) {
        return new ProofRequirement(language, null, cefr, test, leastScore, valid, null);
    }

    /** Whether any further language will do. */
    public boolean anyFurther() {
        return Boolean.TRUE.equals(second);
    }

    /** Languages that do not count as a further one. */
    public List<String> excluded() {
        return except == null ? TAUGHT_IN : except;
    }

    /** Whether the proof must still be valid when the studies end. */
    public boolean mustLast() {
        return valid == ProofValidity.AT_GRADUATION;
    }

    @Schema(hidden = true)
    @AssertTrue(message = "test and leastScore go together, for a named language")
    boolean isScoreOfATest() {
        return (test == null) == (leastScore == null) && (test == null || language != null);
    }

    @Schema(hidden = true)
    @AssertTrue(message = "either language or second")
    boolean isEitherLanguageOrSecond() {
        return (language == null) == anyFurther();
    }
}
