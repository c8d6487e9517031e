package eu.peregrine.partners.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one reviewer, the caller, thinks. Points given before for the same criterion are replaced.
 *
 * @param scores one per criterion
 */
@Schema(name = "ReviewScoresDraft")
public record ScoresDraft(@NotEmpty @Size(max = 30) List<@Valid @NotNull Points> scores) {

    /**
     * Points for one criterion.
     *
     * @param criterion its code
     * @param points 0 to 20, at most two decimals
     * @param evidence what they rest on
     */
    public record Points(
            @NotBlank @Size(max = 60) String criterion,

            @NotNull @DecimalMin("0") @DecimalMax("20") @Digits(integer = 2, fraction = 2)
            BigDecimal points,

            @NotEmpty @Size(max = 20) List<@Valid @NotNull Evidence> evidence) {}
}
