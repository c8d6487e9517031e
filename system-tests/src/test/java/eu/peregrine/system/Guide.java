package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of {@code docs} whose answers are the system's: each stands behind a comment with its name, and what the running
 * system answers must be the same but for ids, times, hashes and secrets. With {@code -Dguide.update=true} the text takes what
 * was answered.
 */
final class Guide {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    /** How many elements of a list are shown. */
    private static final int SHOWN = 2;

    /** What differs from one run to the next, the longest forms first. */
    private static final Pattern VARYING = Pattern.compile(String.join(
            "|",
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "\\d{4}-\\d\\d-\\d\\dT[0-9:.%A]+Z",
            "\\d{4}-\\d\\d-\\d\\d",
            "(AGR|OUT)-\\d{4}-\\d+",
            "\\b[0-9a-f]{64}\\b",
            "\\b[0-9a-f]{32}\\b",
            "whsec_[A-Za-z0-9+/=]+",
            "v1,[A-Za-z0-9+/=]+",
            "(?<=#partners\\.)[A-Za-z0-9_-]+",
            "(?<=cursor=)[A-Za-z0-9_%=-]+",
            "(?<=localhost:)\\d+",
            "(?<=127.0.0.1:)\\d+",
            "\\b\\d{10}\\b"));

    private final Path file;
    private String text;

    Guide(String name) throws IOException {
        file = Path.of("..", "docs", name);
        text = Files.readString(file);
    }

    /**
     * Holds an answer against the text.
     *
     * @param name stands in the text: {@code <!-- answer: name -->}
     * @param fields those that are shown, of an object or of the elements of its {@code items}; all when none is named
     */
    void answer(String name, JsonNode answer, String... fields) throws IOException {
        JsonNode shown = shown(answer, List.of(fields));
        block(name, "json", JSON.writer(PRINTER).writeValueAsString(shown));
    }

    /** The same for something else than JSON. */
    void lines(String name, String lines) throws IOException {
        block(name, "", lines);
    }

    private void block(String name, String language, String now) throws IOException {
        Matcher block = Pattern.compile("(?s)(<!-- answer: " + name + " -->\n```" + language + "\n)(.*?)(\n```\n)")
                .matcher(text);
        assertThat(block.find())
                .as("%s has a place for the answer \"%s\"", file, name)
                .isTrue();
        if (Boolean.getBoolean("guide.update")) {
            text = text.substring(0, block.start(2)) + now + text.substring(block.end(2));
            Files.writeString(file, text);
            return;
        }
        assertThat(masked(now))
                .as("the answer \"%s\" of %s, which -Dguide.update=true brings up to date", name, file)
                .isEqualTo(masked(block.group(2)));
    }

    private static String masked(String text) {
        return VARYING.matcher(text).replaceAll("…");
    }

    private static JsonNode shown(JsonNode answer, List<String> fields) {
        JsonNode copy = answer.deepCopy();
        if (copy.path("items").isArray()) {
            copy.path("items").forEach(item -> keep(item, fields));
        } else {
            keep(copy, fields);
        }
        shorten(copy);
        return copy;
    }

    private static void keep(JsonNode node, List<String> fields) {
        if (!fields.isEmpty() && node instanceof ObjectNode object) {
            object.retain(fields);
        }
    }

    private static void shorten(JsonNode node) {
        if (node instanceof ArrayNode array
                && array.size() > SHOWN
                && array.get(0).isObject()) {
            while (array.size() > SHOWN) {
                array.remove(array.size() - 1);
            }
        }
        node.forEach(Guide::shorten);
    }
}
