package eu.peregrine.kit.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in another language what a refusal says in English. Refusals are made deep inside, where nobody knows the reader; so
 * their sentences are recognised by the English of a bundle, and what stands at its {@code {0}}, {@code {1}} is carried over.
 * A sentence that no bundle knows stays as it is.
 */
final class Translations {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<List<String>, List<Sentence>> KNOWN = new ConcurrentHashMap<>();

    private Translations() {}

    /** A sentence in English, to be recognised, and in the other language. */
    private record Sentence(Pattern english, String other) {

        static Sentence of(String english, String other) {
            StringBuilder pattern = new StringBuilder();
            int at = 0;
            Matcher places = PLACE.matcher(english);
            while (places.find()) {
                pattern.append(Pattern.quote(english.substring(at, places.start())))
                        .append("(?<p")
                        .append(places.group(1))
                        .append(">.+)");
                at = places.end();
            }
            pattern.append(Pattern.quote(english.substring(at)));
            return new Sentence(Pattern.compile(pattern.toString(), Pattern.DOTALL), other);
        }

        Optional<String> of(String text) {
            Matcher found = english.matcher(text);
            if (!found.matches()) {
                return Optional.empty();
            }
            return Optional.of(PLACE.matcher(other)
                    .replaceAll((MatchResult place) -> Matcher.quoteReplacement(found.group("p" + place.group(1)))));
        }
    }

    /**
     * @param text what a refusal says; may be null
     * @param locale the reader's
     * @param bundles names of bundles with the same keys in English and in other languages
     * @return the same in the reader's language, or as it is where nobody wrote that down
     */
    static String of(String text, Locale locale, List<String> bundles) {
        if (text == null || locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return text;
        }
        for (String bundle : bundles) {
            for (Sentence sentence :
                    KNOWN.computeIfAbsent(List.of(bundle, locale.getLanguage()), name -> read(bundle, locale))) {
                Optional<String> said = sentence.of(text);
                if (said.isPresent()) {
                    return said.get();
                }
            }
        }
        return text;
    }

    private static List<Sentence> read(String bundle, Locale locale) {
        List<Sentence> sentences = new ArrayList<>();
        Optional<ResourceBundle> english = ProblemResponses.bundle(bundle, Locale.ROOT);
        Optional<ResourceBundle> other = ProblemResponses.bundle(bundle, locale);
        if (english.isPresent() && other.isPresent()) {
            for (String key : english.get().keySet()) {
                sentences.add(
                        Sentence.of(english.get().getString(key), other.get().getString(key)));
            }
        }
        return sentences;
    }
}
