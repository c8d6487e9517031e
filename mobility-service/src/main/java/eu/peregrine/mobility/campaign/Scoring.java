package eu.peregrine.mobility.campaign;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a campaign ranks students at a destination:
 * {@code gpaWeight × gpa + languageWeight × levels above the required one + ectsWeight × years' worth of ECTS}.
 *
 * @param gpaWeight points per point of the grade average; 1 when absent
 * @param languageWeight points per CEFR level above what the destination asks for; 0.5 when absent
 * @param ectsWeight points per 60 ECTS earned; 0 when absent
 */
public record Scoring(
        @DecimalMin("0") @DecimalMax("1000") BigDecimal gpaWeight,
        @DecimalMin("0") @DecimalMax("1000") BigDecimal languageWeight,
        @DecimalMin("0") @DecimalMax("1000") BigDecimal ectsWeight) {
    private static final BigDecimal ECTS_PER_YEAR = new BigDecimal(60);

    /** The formula with every weight spelled out. */
    public Scoring {
        gpaWeight = gpaWeight == null ? BigDecimal.ONE : gpaWeight;
        languageWeight = languageWeight == null ? new BigDecimal("0.5") : languageWeight;
        ectsWeight = ectsWeight == null ? BigDecimal.ZERO : ectsWeight;
    }

    /** The formula of a campaign that states none. */
    public static Scoring standard() {
        return new Scoring(null, null, null);
    }

    /**
     * A student's score at one destination, to the hundredth.
     *
     * @param gpa the grade average, counted as 0 when unknown
     * @param ects the credits earned so far, counted as 0 when unknown
     * @param levelsAbove CEFR levels above the required one, never negative
     */
    public BigDecimal score(BigDecimal gpa, BigDecimal ects, int levelsAbove) {
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
