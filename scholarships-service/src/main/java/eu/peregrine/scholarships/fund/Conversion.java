package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * How money in another currency became money of the fund.
 *
 * @param original what was promised or sent
 * @param rate how much of the fund's currency one unit of the other is worth, above zero, at most eight decimals
 * @param on the day of the rate
 * @param source whose rate it is, such as {@code ECB} or the bank's line
 */
public record Conversion(
        @NotNull @Valid Money original,

        @NotNull @Positive @Digits(integer = 9, fraction = 8)
        BigDecimal rate,

        @NotNull LocalDate on,
        @NotBlank @Size(max = 100) String source) {

    /** The original at the rate in cents of the fund's currency, half a cent rounded up. */
    public BigDecimal cents() {
        return original.amount().multiply(rate).movePointRight(2).setScale(0, RoundingMode.HALF_UP);
    }
}
