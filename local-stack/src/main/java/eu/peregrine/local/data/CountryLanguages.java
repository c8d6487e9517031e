package eu.peregrine.local.data;

import java.util.Map;
import java.util.Set;

/** In which language, and from which level, a host of a country plausibly teaches. */
final class CountryLanguages {

    private static final Language ENGLISH = new Language("en", "B2");
    private static final Language FRENCH = new Language("fr", "B2");

    /** Cities whose universities teach in French although their country is not a French-speaking one as a whole. */
    private static final Set<String> FRENCH_SPEAKING_CITIES =
            Set.of("Lausanne", "Louvain-la-Neuve", "Montréal", "Québec");

    private static final Weighted<Language> ENGLISH_MOSTLY =
            new Weighted<Language>().add(0.85, ENGLISH).add(0.15, new Language("en", "B1"));
    private static final Weighted<Language> ENGLISH_NATIVE =
            new Weighted<Language>().add(0.7, ENGLISH).add(0.3, new Language("en", "C1"));
    private static final Weighted<Language> IN_FRENCH =
            new Weighted<Language>().add(0.85, FRENCH).add(0.15, ENGLISH);
    private static final Weighted<Language> GERMAN = new Weighted<Language>()
            .add(0.4, new Language("de", "B2"))
            .add(0.15, new Language("de", "B1"))
            .add(0.45, ENGLISH);
    private static final Weighted<Language> LATIN_AMERICAN =
            new Weighted<Language>().add(0.75, new Language("es", "B1")).add(0.25, ENGLISH);

    private static final Map<String, Weighted<Language>> BY_COUNTRY = Map.ofEntries(
            Map.entry("DE", GERMAN),
            Map.entry("AT", GERMAN),
            Map.entry("CH", GERMAN),
            Map.entry("IT", half("it", "B1", 0.5)),
            Map.entry("ES", half("es", "B1", 0.65)),
            Map.entry("PT", half("pt", "B1", 0.4)),
            Map.entry("BR", half("pt", "B1", 0.5)),
            Map.entry("MX", LATIN_AMERICAN),
            Map.entry("CL", LATIN_AMERICAN),
            Map.entry("CO", LATIN_AMERICAN),
            Map.entry("AR", LATIN_AMERICAN),
            Map.entry("PE", LATIN_AMERICAN),
            Map.entry("UY", LATIN_AMERICAN),
            Map.entry("CN", half("zh", "A2", 0.3)),
            Map.entry("JP", half("ja", "A2", 0.3)),
            Map.entry("LU", IN_FRENCH),
            Map.entry("LB", IN_FRENCH),
            Map.entry("MA", IN_FRENCH),
            Map.entry("TN", IN_FRENCH),
            Map.entry("SN", IN_FRENCH),
            Map.entry("US", ENGLISH_NATIVE),
            Map.entry("GB", ENGLISH_NATIVE),
            Map.entry("IE", ENGLISH_NATIVE),
            Map.entry("AU", ENGLISH_NATIVE),
            Map.entry("NZ", ENGLISH_NATIVE),
            Map.entry("CA", ENGLISH_NATIVE));

    private CountryLanguages() {}

    static Weighted<Language> of(Organisation host) {
        return FRENCH_SPEAKING_CITIES.contains(host.city())
                ? IN_FRENCH
                : BY_COUNTRY.getOrDefault(host.country(), ENGLISH_MOSTLY);
    }

    private static Weighted<Language> half(String language, String cefr, double share) {
        return new Weighted<Language>().add(share, new Language(language, cefr)).add(1 - share, ENGLISH);
    }
}
