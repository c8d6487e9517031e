package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.web.LocalizedText;
import java.math.BigDecimal;

/**
 * One step of a calculation.
 *
 * @param code the component's code
 * @param name the component's name
 * @param unit what the rate is paid for
 * @param quantity how many days were paid; 1 for a lump
 * @param rate the rate in cents for one unit
 * @param cents what it comes to, half a cent rounded up
 */
public record GrantStep(String code, LocalizedText name, GrantUnit unit, int quantity, long rate, long cents) {

    /** The step as one writes it on paper, such as {@code 174 × 600.00 / 30 = 3480.00}. */
    public String formula() {
        int divisor = GrantCalculator.days(unit);
        return quantity + " × " + decimal(rate) + (divisor == 1 ? "" : " / " + divisor) + " = " + decimal(cents);
    }

    private static String decimal(long value) {
        return BigDecimal.valueOf(value, 2).toPlainString();
    }
}
