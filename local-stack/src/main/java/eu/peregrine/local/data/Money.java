package eu.peregrine.local.data;

/**
 * An amount of money.
 *
 * @param amount decimal with two places, a string so that no reader rounds it
 * @param currency ISO 4217
 */
public record Money(String amount, String currency) {

    static Money euros(int euros) {
        return new Money(euros + ".00", "EUR");
    }
}
