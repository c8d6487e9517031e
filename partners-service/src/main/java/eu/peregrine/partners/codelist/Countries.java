package eu.peregrine.partners.codelist;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which countries there are: those of ISO 3166-1 alpha-2, and Kosovo under {@code XK}, the code in use until ISO assigns one. */
public final class Countries {

    /** What is said about a code that is none of a country's. */
    public static final String UNKNOWN = "A country is an ISO 3166-1 alpha-2 code in upper case, such as FR.";

    private static final Set<String> CODES =
            Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK")).collect(Collectors.toUnmodifiableSet());

    private Countries() {}

    /** Whether the code is a country's. */
    public static boolean isCountry(String code) {
        return CODES.contains(code);
    }

    static Stream<String> codes() {
        return CODES.stream();
    }
}
