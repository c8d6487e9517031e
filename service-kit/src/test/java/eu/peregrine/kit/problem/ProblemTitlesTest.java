package eu.peregrine.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every problem that a service answers has a title in both languages; read from the sources, so that none is forgotten. */
class ProblemTitlesTest {

    private static final Path SHARED = Path.of("src", "main", "resources", "eu", "peregrine", "kit", "problem");
    private static final Pattern CONFLICT = Pattern.compile("\\bconflict\\(\\s*\"([a-z0-9-]+)\"");
    private static final Pattern OTHER =
            Pattern.compile("(?:\\b[pP]roblems\\.of|\\bof|new ProblemException)\\(\\s*\\d{3},\\s*\"([a-z0-9-]+)\"");
    private static final Pattern GONE = Pattern.compile("\\bgone\\(\\s*\"([a-z0-9-]+)\"");

    private static final List<String> MODULES =
            List.of("service-kit", "partners-service", "mobility-service", "scholarships-service");

    @ParameterizedTest
    @ValueSource(strings = {"service-kit", "partners-service", "mobility-service", "scholarships-service"})
    void everyCodeHasATitleInBothLanguages(String module) throws IOException {
        Set<String> codes = codes(Path.of("..", module, "src", "main", "java"));
        assertThat(codes).as("codes of %s", module).isNotEmpty();
        for (String language : new String[] {"", "_fr"}) {
            Set<String> titled = titles(SHARED.resolve("titles" + language + ".properties"));
            Set<String> own = titles(
                    Path.of("..", module, "src", "main", "resources", "problem-titles" + language + ".properties"));
            titled.addAll(own);
            assertThat(titled).as("titles of %s, %s", module, language).containsAll(codes);
            assertThat(codes)
                    .as("codes of %s that have titles of their own", module)
                    .containsAll(own);
        }
    }

    /** The portal explains what has a title, so that a title of nothing would be a promise of nothing. */
    @Test
    void everySharedTitleIsOfAProblemThatIsAnswered() throws IOException {
        Set<String> answered = new TreeSet<>();
        for (String module : MODULES) {
            answered.addAll(codes(Path.of("..", module, "src", "main", "java")));
        }
        Set<String> shared = titles(SHARED.resolve("titles.properties"));
        shared.removeIf(code -> code.startsWith("status."));
        assertThat(answered).containsAll(shared);
    }

    private static Set<String> codes(Path sources) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                for (Pattern pattern : new Pattern[] {CONFLICT, OTHER, GONE}) {
                    Matcher matcher = pattern.matcher(text);
                    while (matcher.find()) {
                        codes.add(matcher.group(1));
                    }
                }
            }
        }
        return codes;
    }

    private static Set<String> titles(Path file) throws IOException {
        Properties titles = new Properties();
        if (Files.exists(file)) {
            try (Reader text = Files.newBufferedReader(file)) {
                titles.load(text);
            }
        }
        assertThat(titles.values()).allMatch(title -> !title.toString().isBlank());
        return new TreeSet<>(titles.stringPropertyNames());
    }
}
