package eu.peregrine.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests that work, in an order in which they work: {@code examples.json}. The API document shows the first body of each
 * operation, and a system test sends them all.
 */
public final class Examples {

    private final List<Example> all;
    private final Map<String, String> without;

    private Examples(List<Example> all, Map<String, String> without) {
        this.all = List.copyOf(all);
        this.without = without;
    }

    /**
     * A request.
     *
     * @param operation the operationId; empty for one that only reads a path in order to keep something of it
     * @param read the path that is read; empty for one that sends to an operation
     * @param as the user or client of the seed files who sends it
     * @param path what stands in the place of the path's parameters; <code>{name}</code> is what was kept under the name
     * @param query what follows the path, beginning with a question mark, or nothing
     * @param reason the header {@code X-Reason}, or nothing
     * @param body the JSON that is sent; missing for an operation without a body
     * @param put what an earlier answer said in the place of the body's own, by JSON pointer: names of what was kept
     * @param keep what later requests need of the answer: JSON pointers into it, by name; behind a blank, the letter after
     *     whose last occurrence it begins, as the secret of a link does
     */
    public record Example(
            String operation,
            String read,
            String as,
            Map<String, String> path,
            String query,
            String reason,
            JsonNode body,
            Map<String, String> put,
            Map<String, String> keep) {}

    /** Reads those that are checked in. */
    public static Examples read() throws IOException {
        try (InputStream file = Examples.class.getResourceAsStream("/contracts/examples.json")) {
            JsonNode whole = new ObjectMapper().readTree(file);
            List<Example> all = new ArrayList<>();
            for (JsonNode one : whole.path("examples")) {
                all.add(new Example(
                        one.path("operation").asText(),
                        one.path("read").asText(),
                        one.path("as").asText(),
                        texts(one.path("path")),
                        one.path("query").asText(),
                        one.path("reason").asText(),
                        one.path("body"),
                        texts(one.path("put")),
                        texts(one.path("keep"))));
            }
            return new Examples(all, texts(whole.path("without")));
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /** All of them, in their order. */
    public List<Example> all() {
        return all;
    }

    /** Why there is no example of an operation that takes JSON, by operationId. */
    public Map<String, String> without() {
        return without;
    }

    /** The first body that is sent to each operation, by operationId. */
    public Map<String, JsonNode> bodies() {
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        for (Example example : all) {
            if (!example.body().isMissingNode()) {
                bodies.putIfAbsent(example.operation(), example.body());
            }
        }
        return bodies;
    }
}
