package eu.peregrine.mobility.grade;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * One passing grade of a scale.
 *
 * @param grade as the institution writes it
 * @param share of all passing grades that it gave, in per cent
 */
public record GradeShare(
        @NotBlank @Size(max = 40) String grade,

        @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal share) {}
