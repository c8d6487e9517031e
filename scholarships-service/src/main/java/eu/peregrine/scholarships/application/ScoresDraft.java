package eu.peregrine.scholarships.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * A reviewer's scores for one application; they replace that reviewer's earlier ones.
 *
 * @param scores one for each criterion of the call
 */
public record ScoresDraft(@NotEmpty @Size(max = 20) List<@NotNull @Valid ScoreDraft> scores) {

    /**
     * The points for one criterion.
     *
     * @param criterion its code
     * @param points between zero and the criterion's maximum
     * @param comment why
     */
    public record ScoreDraft(
            @NotNull @Size(max = 100) String criterion,

            @NotNull @DecimalMin("0") @Digits(integer = 4, fraction = 2)
            BigDecimal points,

            @Size(max = 2000) String comment) {}
}
