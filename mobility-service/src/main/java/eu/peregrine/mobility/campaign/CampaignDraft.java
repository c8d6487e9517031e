package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.calendar.AcademicYear;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A campaign as it is written.
 *
 * @param id the caller's, or absent for a new one
 * @param academicYear of the stays, {@code 2027/2028}
 * @param term of the stays, {@code 2027/2028-1}; absent for both
 * @param windowStart first day on which students file wishes
 * @param windowEnd last day, which counts
 * @param stay when the stays take place; absent means the destination's term: 1 September to 31 January, or
 *     1 February to 30 June
 * @param population who takes part; absent means every student
 * @param scoring how students are ranked; absent means the standard formula
 * @param minimumGpa lowest grade average for any wish; absent means none
 * @param minimumEcts fewest credits for any wish; absent means none
 * @param maxWishes how many a student may file; 10 when absent
 * @param answerDays how many days a student has to take an offer, after the one on which it is made; 14 when absent
 */
public record CampaignDraft(
        UUID id,
        @NotBlank @Size(max = 200) String name,
        @NotNull @Pattern(regexp = AcademicYear.PATTERN) String academicYear,
        @Pattern(regexp = AcademicYear.PATTERN + "-[12]") String term,
        @NotNull LocalDate windowStart,
        @NotNull LocalDate windowEnd,
        @Valid Period stay,
        @Valid Population population,
        @Valid Scoring scoring,
        @DecimalMin("0") @DecimalMax("20") BigDecimal minimumGpa,
        @DecimalMin("0") @DecimalMax("600") BigDecimal minimumEcts,
        @Min(1) @Max(50) Integer maxWishes,
        @Min(1) @Max(120) Integer answerDays) {
    private static final int USUAL_WISHES = 10;
    private static final int USUAL_ANSWER_DAYS = 14;

    /** With everything spelled out that may be left open. */
    public CampaignDraft {
        population = population == null ? new Population(null, null, null) : population;
        scoring = scoring == null ? Scoring.standard() : scoring;
        maxWishes = maxWishes == null ? Integer.valueOf(USUAL_WISHES) : maxWishes;
        answerDays = answerDays == null ? Integer.valueOf(USUAL_ANSWER_DAYS) : answerDays;
    }
}
