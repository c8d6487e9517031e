package eu.peregrine.mobility.student;

import eu.peregrine.mobility.language.Cefr;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A language proof as a caller writes it.
 *
 * @param language BCP 47 code
 * @param kind what it rests on
 * @param provider the test, such as {@code TOEIC}, {@code IELTS}, {@code DELF B2}; or who else vouches
 * @param score the test's score; it gives the level where the test is known
 * @param level the level, where no known test's score gives it
 * @param issuedOn the day it was issued
 * @param validUntil its last day; it does not expire if absent
 */
public record LanguageProofDraft(
        @NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Size(max = 20)
        String language,

        @NotNull ProofKind kind,
        @Size(max = 80) String provider,
        @DecimalMin("0") @Digits(integer = 5, fraction = 2) BigDecimal score,
        Cefr level,
        @NotNull LocalDate issuedOn,
        LocalDate validUntil) {

    @Schema(hidden = true)
    @AssertTrue(message = "validUntil must not be before issuedOn")
    boolean isInOrder() {
        return issuedOn == null || validUntil == null || !validUntil.isBefore(issuedOn);
    }
}
