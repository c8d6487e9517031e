package eu.peregrine.kit.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of money, exact to the cent.
 *
 * @param amount in the currency's main unit with at most two decimals, below zero where a balance is; a string in JSON, since a JSON number is a float to many
 * @param currency ISO 4217
 */
public record Money(
        @NotNull
        @Digits(integer = 12, fraction = 2)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @JsonDeserialize(using = MoneyAmount.class)
        @Schema(type = SchemaType.STRING, pattern = MoneyAmount.FORM, examples = "1200.00")
        BigDecimal amount,

        @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "EUR")
        String currency) {

    /** Brings amounts that fit to two decimals, so that equal money is equal. */
    public Money {
        if (amount != null && amount.scale() < 2 && amount.precision() - amount.scale() <= 12) {
            amount = amount.setScale(2);
        }
    }

    /** Euros and cents. */
    public static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    /** An amount given in cents. */
    public static Money ofCents(long cents, String currency) {
        return new Money(BigDecimal.valueOf(cents, 2), currency);
    }

    /**
     * The amount in cents.
     *
     * @throws ArithmeticException if it has a fraction of a cent
     */
    public long cents() {
        return amount.movePointRight(2).longValueExact();
    }

    /** Whether ISO 4217 knows the currency. */
    public boolean knownCurrency() {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(currency));
    }
}
