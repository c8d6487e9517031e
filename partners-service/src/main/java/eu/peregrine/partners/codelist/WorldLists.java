package eu.peregrine.partners.codelist;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The lists that the Java runtime knows, named by Unicode's Common Locale Data Repository. */
final class WorldLists {

    private WorldLists() {}

    static List<CodeListEntry> countries() {
        return Countries.codes()
                .map(code -> new Locale.Builder().setRegion(code).build())
                .map(country -> CodeListEntry.of(
                        country.getCountry(),
                        country.getDisplayCountry(Locale.ENGLISH),
                        country.getDisplayCountry(Locale.FRENCH)))
                .sorted(Comparator.comparing(CodeListEntry::code))
                .toList();
    }

    /** @return the languages that have a code of two letters, as BCP 47 writes it */
    static List<CodeListEntry> languages() {
        return Arrays.stream(Locale.getISOLanguages())
                .map(Locale::forLanguageTag)
                .map(language -> CodeListEntry.of(
                        language.toLanguageTag(),
                        language.getDisplayLanguage(Locale.ENGLISH),
                        language.getDisplayLanguage(Locale.FRENCH)))
                .distinct()
                .sorted(Comparator.comparing(CodeListEntry::code))
                .toList();
    }

    /** @return the currencies that a country pays in today, ISO 4217 */
    static List<CodeListEntry> currencies() {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Locale.Builder().setRegion(code).build())
                .map(Currency::getInstance)
                .filter(Objects::nonNull)
                .distinct()
                .map(currency -> CodeListEntry.of(
                        currency.getCurrencyCode(),
                        currency.getDisplayName(Locale.ENGLISH),
                        currency.getDisplayName(Locale.FRENCH)))
                .sorted(Comparator.comparing(CodeListEntry::code))
                .toList();
    }
}
