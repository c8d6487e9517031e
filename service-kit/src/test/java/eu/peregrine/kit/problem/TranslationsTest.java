package eu.peregrine.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What refusals say in French; the sentences are held against the sources, so that none stays behind when a word changes. */
class TranslationsTest {

    private static final List<String> OWN = List.of("eu.peregrine.kit.problem.details");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void carriesOverWhatDiffersFromOneToTheNext() {
        String english = Problems.illegalTransition("agreement", State.DRAFT, "approve", List.of("propose", "delete"))
                .getMessage();

        assertThat(Translations.of(english, Locale.FRENCH, OWN))
                .isEqualTo("« approve » n’est pas possible ici (agreement) : l’état est DRAFT ;"
                        + " possible à présent : propose, delete.");
        assertThat(Translations.of("There is no field \"$1\\\" here.", Locale.FRENCH, OWN))
                .isEqualTo("Il n’y a pas de champ « $1\\ » ici.");
    }

    @Test
    void leavesEnglishAndWhatNobodyWroteDownAsItIs() {
        String english = "There is one like it already.";
        assertThat(Translations.of(english, Locale.ENGLISH, OWN)).isEqualTo(english);
        assertThat(Translations.of("Nobody says this.", Locale.FRENCH, OWN)).isEqualTo("Nobody says this.");
        assertThat(Translations.of(null, Locale.FRENCH, OWN)).isNull();
    }

    @Test
    void theKitsSentencesHaveTheSamePlacesInBothLanguages() throws IOException {
        samePlaces(Path.of("src", "main", "resources", "eu", "peregrine", "kit", "problem", "details"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partners-service"})
    void aServicesSentencesAreThoseOfItsSources(String module) throws IOException {
        Properties english = samePlaces(Path.of("..", module, "src", "main", "resources", "problem-details"));
        String said = literals(Path.of("..", module, "src", "main", "java"));
        for (String key : english.stringPropertyNames()) {
            // A sentence may be put together at its places and between its halves.
            for (String part : english.getProperty(key).split("\\{\\d}|; |\\. ")) {
                String words = part.replaceAll("^[\\W]+|[\\W]+$", "");
                assertThat(said.contains(words))
                        .as("%s: \"%s\" in the sources of %s", key, words, module)
                        .isTrue();
            }
        }
    }

    private enum State {
        DRAFT
    }

    private static Properties samePlaces(Path bundle) throws IOException {
        Properties english = read(bundle + ".properties");
        Properties french = read(bundle + "_fr.properties");
        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(french.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
        return english;
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String file) throws IOException {
        Properties sentences = new Properties();
        try (Reader text = Files.newBufferedReader(Path.of(file))) {
            sentences.load(text);
        }
        return sentences;
    }

    /** All sources in one, text that goes on over several lines joined. */
    private static String literals(Path sources) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString().replaceAll("\"\\s*\\+\\s*\"", "");
    }
}
