package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a campaign ranks students at a destination. Without a formula:
 * {@code gpaWeight × gpa + languageWeight × levelsAbove + ectsWeight × ects / 60}.
 *
 * @param gpaWeight points per point of the grade average; 1 when absent
 * @param languageWeight points per CEFR level above what the destination asks for; 0.5 when absent
 * @param ectsWeight points per 60 ECTS earned; 0 when absent
 * @param formula counts instead of the weights: {@code + - * /}, brackets, {@code MIN}, {@code MAX}, {@code ABS} over
 *     {@code gpa} (0 to 20), {@code ects}, {@code levelsAbove} (CEFR levels above what the destination asks for) and
 *     {@code review} (mean of the reviewers' scores, 0 to 100); what is unknown counts as 0, and so does a division by 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scoring(
        @DecimalMin("0") @DecimalMax("1000") BigDecimal gpaWeight,
        @DecimalMin("0") @DecimalMax("1000") BigDecimal languageWeight,
        @DecimalMin("0") @DecimalMax("1000") BigDecimal ectsWeight,
        @Size(min = 1, max = Formula.LONGEST) String formula) {
    private static final BigDecimal ECTS_PER_YEAR = new BigDecimal(60);

    /** With every weight spelled out. */
    public Scoring {
        gpaWeight = gpaWeight == null ? BigDecimal.ONE : gpaWeight;
        languageWeight = languageWeight == null ? new BigDecimal("0.5") : languageWeight;
        ectsWeight = ectsWeight == null ? BigDecimal.ZERO : ectsWeight;
    }

    /** The formula of a campaign that states none. */
    public static Scoring standard() {
        return new Scoring(null, null, null, null);
    }

    /** The formula, ready for use by one thread. */
    Score compiled() {
        return formula == null ? this::weighted : Formula.of(formula);
    }

    private BigDecimal weighted(BigDecimal gpa, BigDecimal ects, int levelsAbove, BigDecimal review) {
        BigDecimal years = orZero(ects).divide(ECTS_PER_YEAR, 6, RoundingMode.HALF_UP);
        return gpaWeight
                .multiply(orZero(gpa))
                .add(languageWeight.multiply(BigDecimal.valueOf(levelsAbove)))
                .add(ectsWeight.multiply(years))
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal orZero(BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
