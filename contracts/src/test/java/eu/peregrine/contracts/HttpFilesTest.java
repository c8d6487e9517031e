package eu.peregrine.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The collection of HTTP requests asks for what the API document has: each path and method, each parameter and header, and
 * each body as its schema wants it.
 */
class HttpFilesTest {

    private static final Path COLLECTION = Path.of("..", "clients", "http", "main-job.http");
    private static final String API = "{{gateway}}";

    /** What stands for a variable where its value has to have a form; all others are ids. */
    private static final Map<String, String> VALUES = Map.of("revision", "1", "hash", "a".repeat(64));

    private static final String ID = "01a05a43-fc00-742b-a6fa-3debf86bebe6";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\$?[a-zA-Z]+)}}");
    private static final Pattern SET = Pattern.compile("(?m)^@([a-zA-Z]+) =|client\\.global\\.set\\(\"([a-zA-Z]+)\"");
    private static final Set<String> ALWAYS = Set.of("Authorization", "Content-Type");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode api;

    HttpFilesTest() throws IOException {
        api = json.readTree(Path.of("openapi", "peregrine.json").toFile());
    }

    private record Request(String title, String method, String address, Map<String, String> headers, String body) {

        String path() {
            return address.substring(API.length()).replaceFirst("\\?.*", "");
        }

        List<String> parameters() {
            int query = address.indexOf('?');
            return query < 0
                    ? List.of()
                    : Arrays.stream(address.substring(query + 1).split("&"))
                            .map(parameter -> parameter.replaceFirst("=.*", ""))
                            .toList();
        }
    }

    @TestFactory
    List<DynamicTest> eachRequestIsOneOfTheDocument() throws IOException {
        List<DynamicTest> tests = requests().stream()
                .filter(request -> request.address().startsWith(API))
                .map(request -> DynamicTest.dynamicTest(
                        request.title(), () -> assertThat(wrong(request)).isEmpty()))
                .toList();
        assertThat(tests).hasSizeGreaterThan(40);
        return tests;
    }

    @Test
    void eachVariableIsSetBeforeItIsUsed() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("$uuid"));
        List<String> unknown = new ArrayList<>();
        for (String block : blocks()) {
            List<String> used = VARIABLE.matcher(block)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            used.stream().filter(name -> !known.contains(name)).forEach(unknown::add);
            SET.matcher(block).results().forEach(match -> known.add(
                    match.group(1) == null ? match.group(2) : match.group(1)));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void aRequestThatTheDocumentDoesNotHaveIsFound() throws IOException {
        Map<String, String> none = Map.of();
        assertThat(wrong(new Request("", "GET", API + "/api/v1/shoes", none, ""))).hasSize(1);
        assertThat(wrong(new Request("", "DELETE", API + "/api/v1/agreements", none, "")))
                .hasSize(1);
        assertThat(wrong(new Request("", "GET", API + "/api/v1/agreements?size=9", none, "")))
                .hasSize(1);
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Shoe-Size", "9", "Idempotency-Key", "1");
        String body = "{\"revision\": \"first\", \"shoe\": 1}";
        assertThat(wrong(new Request("", "POST", API + "/api/v1/agreements/{{id}}/approve", headers, body)))
                .hasSize(4)
                .anyMatch(fault -> fault.contains("Shoe-Size"))
                .anyMatch(fault -> fault.contains("shoe is no field"))
                .anyMatch(fault -> fault.contains("hash"))
                .anyMatch(fault -> fault.contains("integer"));
    }

    /** All that is wrong with a request. */
    private List<String> wrong(Request request) throws IOException {
        JsonNode operation = operation(request);
        if (operation.isMissingNode()) {
            return List.of(request.method() + " " + request.path() + " is not in the document");
        }
        List<String> wrong = new ArrayList<>();
        request.parameters().stream()
                .filter(name -> !declares(operation, "query", name))
                .forEach(name -> wrong.add(name + " is no parameter"));
        request.headers().keySet().stream()
                .filter(name -> !ALWAYS.contains(name) && !declares(operation, "header", name))
                .forEach(name -> wrong.add(name + " is no header"));
        if (request.method().equals("POST")
                && !request.path().endsWith("/import")
                && !request.headers().containsKey("Idempotency-Key")) {
            wrong.add("a POST without a key is not repeated safely");
        }
        String type = request.headers().get("Content-Type");
        JsonNode content = operation.path("requestBody").path("content");
        if (type == null) {
            if (operation.path("requestBody").path("required").asBoolean()) {
                wrong.add("the body is missing");
            }
        } else if (!content.has(type)) {
            wrong.add("a body of the type " + type + " is not taken");
        } else if (type.equals("application/json")) {
            body(content.path(type).path("schema"), json.readTree(filled(request.body())), wrong);
        }
        return wrong;
    }

    private void body(JsonNode schema, JsonNode body, List<String> wrong) {
        ObjectNode whole = json.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", api.path("components"));
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(body)
                .forEach(message -> wrong.add(message.getMessage()));
        fields(schema, body, wrong);
    }

    /** Input of another name than those of the schema is refused by the services, though the schema leaves it open. */
    private void fields(JsonNode reference, JsonNode value, List<String> wrong) {
        JsonNode schema = reference.has("$ref")
                ? api.at(reference.path("$ref").asText().substring(1))
                : reference;
        value.properties().forEach(field -> {
            JsonNode known = schema.path("properties").path(field.getKey());
            if (known.isMissingNode() && !schema.has("additionalProperties")) {
                wrong.add(field.getKey() + " is no field");
            } else {
                fields(known, field.getValue(), wrong);
            }
        });
        if (value.isArray()) {
            value.forEach(element -> fields(schema.path("items"), element, wrong));
        }
    }

    /** The operation of a request: of several paths that would do, the one with the fewest parameters. */
    private JsonNode operation(Request request) {
        String path = filled(request.path());
        JsonNode found = api.path("nowhere");
        long parameters = Long.MAX_VALUE;
        for (Map.Entry<String, JsonNode> entry : api.path("paths").properties()) {
            String form = Arrays.stream(entry.getKey().split("/", -1))
                    .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                    .reduce((left, right) -> left + "/" + right)
                    .orElseThrow();
            long here = entry.getKey().chars().filter(c -> c == '{').count();
            if (here < parameters && path.matches(form)) {
                found = entry.getValue();
                parameters = here;
            }
        }
        return found.path(request.method().toLowerCase(Locale.ROOT));
    }

    private static boolean declares(JsonNode operation, String in, String name) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals(in)
                    && parameter.path("name").asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(VALUES.getOrDefault(match.group(1), ID)));
    }

    private static List<String> blocks() throws IOException {
        return List.of(Files.readString(COLLECTION).split("(?m)^###"));
    }

    private static List<Request> requests() throws IOException {
        return blocks().stream().skip(1).map(HttpFilesTest::request).toList();
    }

    private static Request request(String block) {
        String title = block.lines().findFirst().orElseThrow().strip();
        // What comes after the answer is a script's.
        List<String> lines = block.replaceFirst("(?s)\\n> \\{%.*", "")
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("#"))
                .toList();
        String[] first = lines.get(0).split(" ", 2);
        Map<String, String> headers = new LinkedHashMap<>();
        int at = 1;
        for (; at < lines.size() && !lines.get(at).isBlank(); at++) {
            String[] header = lines.get(at).split(": ", 2);
            headers.put(header[0], header[1]);
        }
        String body = String.join("\n", lines.subList(Math.min(at + 1, lines.size()), lines.size()));
        return new Request(title, first[0], first[1], headers, body);
    }
}
