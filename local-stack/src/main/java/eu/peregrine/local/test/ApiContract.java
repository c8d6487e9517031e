package eu.peregrine.local.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The API document of one service under {@code contracts/openapi}, which others build on, held against what the service
 * says of itself. After a change on purpose {@code -Dcontracts.update=true} writes it anew, and the difference is reviewed.
 */
public final class ApiContract {

    private static final int DIFFERENCES_SHOWN = 20;

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Path file;

    private ApiContract(Path file) {
        this.file = file;
    }

    /** The document of the service, for tests that run in a module's own folder. */
    public static ApiContract of(String service) {
        return new ApiContract(Path.of("..", "contracts", "openapi", service + ".json"));
    }

    /**
     * The document says what the code says. The order of fields means nothing, and the generator's depends on the order in
     * which it meets classes.
     *
     * @param served the document as the running service gives it
     * @throws AssertionError naming the places that differ
     */
    public void assertKept(String served) {
        try {
            JsonNode code = json.readTree(served);
            if (Boolean.getBoolean("contracts.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, json.writeValueAsString(code) + "\n");
            }
            List<String> differences = new ArrayList<>();
            compare("", json.readTree(file.toFile()), code, differences);
            if (!differences.isEmpty()) {
                throw new AssertionError(file + " (first) and the code (second) differ in " + differences.size()
                        + " places:\n"
                        + String.join("\n", differences.subList(0, Math.min(DIFFERENCES_SHOWN, differences.size()))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every operation has an id that no other has, and a summary.
     *
     * @param served the document as the running service gives it
     * @throws AssertionError naming the first operation without one
     */
    public void assertNamed(String served) {
        Set<String> ids = new TreeSet<>();
        try {
            for (JsonNode path : json.readTree(served).path("paths")) {
                for (JsonNode operation : path) {
                    if (operation.has("responses")) {
                        requireName(operation, ids);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ids.isEmpty()) {
            throw new AssertionError("The document has no operation.");
        }
    }

    private static void requireName(JsonNode operation, Set<String> ids) {
        String id = operation.path("operationId").asText();
        if (id.isBlank() || !ids.add(id)) {
            throw new AssertionError("An operation has no operationId, or another's: " + operation);
        }
        if (operation.path("summary").asText().isBlank()) {
            throw new AssertionError("The operation " + id + " has no summary.");
        }
    }

    private static void compare(String pointer, JsonNode file, JsonNode code, List<String> differences) {
        if (file != null && code != null && file.isObject() && code.isObject()) {
            Set<String> names = new TreeSet<>();
            file.fieldNames().forEachRemaining(names::add);
            code.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(pointer + "/" + name, file.get(name), code.get(name), differences));
        } else if (file != null && code != null && file.isArray() && code.isArray() && file.size() == code.size()) {
            Iterator<JsonNode> there = code.elements();
            int i = 0;
            for (JsonNode here : file) {
                compare(pointer + "/" + i++, here, there.next(), differences);
            }
        } else if (!Objects.equals(file, code)) {
            differences.add(pointer + ": " + file + " / " + code);
        }
    }
}
