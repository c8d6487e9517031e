package eu.peregrine.scholarships.award;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An international bank account number (ISO 13616), checked by its form, by its country's length and by its check digits
 * (modulo 97, ISO 7064). Never printed whole: {@link #toString} masks it.
 */
public final class Iban {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
    private static final int SHOWN = 4;

    /** Lengths of the SEPA countries, from the IBAN registry; other countries are judged by form and check digits alone. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("AD", 24),
            Map.entry("AT", 20),
            Map.entry("BE", 16),
            Map.entry("BG", 22),
            Map.entry("CH", 21),
            Map.entry("CY", 28),
            Map.entry("CZ", 24),
            Map.entry("DE", 22),
            Map.entry("DK", 18),
            Map.entry("EE", 20),
            Map.entry("ES", 24),
            Map.entry("FI", 18),
            Map.entry("FR", 27),
            Map.entry("GB", 22),
            Map.entry("GI", 23),
            Map.entry("GR", 27),
            Map.entry("HR", 21),
            Map.entry("HU", 28),
            Map.entry("IE", 22),
            Map.entry("IS", 26),
            Map.entry("IT", 27),
            Map.entry("LI", 21),
            Map.entry("LT", 20),
            Map.entry("LU", 20),
            Map.entry("LV", 21),
            Map.entry("MC", 27),
            Map.entry("MT", 31),
            Map.entry("NL", 18),
            Map.entry("NO", 15),
            Map.entry("PL", 28),
            Map.entry("PT", 25),
            Map.entry("RO", 24),
            Map.entry("SE", 24),
            Map.entry("SI", 19),
            Map.entry("SK", 24),
            Map.entry("SM", 27),
            Map.entry("VA", 22));

    private final String value;

    private Iban(String value) {
        this.value = value;
    }

    /** The account number that the text holds, blanks and small letters allowed; empty when it cannot be one. */
    public static Optional<Iban> of(String text) {
        String value = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        boolean valid = FORM.matcher(value).matches()
                && LENGTHS.getOrDefault(value.substring(0, 2), value.length()) == value.length()
                && remainder(value) == 1;
        return valid ? Optional.of(new Iban(value)) : Optional.empty();
    }

    /** The whole number, for the vault and the bank alone. */
    public String value() {
        return value;
    }

    /** Country, check digits and the last four characters. */
    public String masked() {
        return value.substring(0, SHOWN)
                + "*".repeat(value.length() - 2 * SHOWN)
                + value.substring(value.length() - SHOWN);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static int remainder(String value) {
        StringBuilder digits = new StringBuilder();
        (value.substring(SHOWN) + value.substring(0, SHOWN))
                .chars()
                .forEach(character -> digits.append(Character.getNumericValue(character)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
    }
}
