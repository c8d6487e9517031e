package eu.peregrine.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import eu.peregrine.contracts.HttpFile.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    private static final String ANY_TYPE = "*/*";
    private static final Set<String> ALWAYS = Set.of("Authorization", "Content-Type");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode api;

    HttpFilesTest() throws IOException {
        api = json.readTree(Path.of("openapi", "peregrine.json").toFile());
    }

    @TestFactory
    List<DynamicTest> eachRequestIsOneOfTheDocument() throws IOException {
        List<DynamicTest> tests = HttpFile.read(COLLECTION).requests().stream()
                .filter(request -> request.address().startsWith(API))
                .map(request -> DynamicTest.dynamicTest(
                        request.title(), () -> assertThat(wrong(request)).isEmpty()))
                .toList();
        assertThat(tests).hasSizeGreaterThan(40);
        return tests;
    }

    @Test
    void eachVariableIsSetBeforeItIsUsed() throws IOException {
        HttpFile file = HttpFile.read(COLLECTION);
        Set<String> known = new TreeSet<>(file.variables().keySet());
        known.add("$uuid");
        List<String> unknown = new ArrayList<>();
        for (Request request : file.requests()) {
            request.used().stream().filter(name -> !known.contains(name)).forEach(unknown::add);
            known.addAll(request.kept().keySet());
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void aRequestThatTheDocumentDoesNotHaveIsFound() throws IOException {
        Map<String, String> none = Map.of();
        assertThat(wrong(request("GET", "/api/v1/shoes", none, ""))).hasSize(1);
        assertThat(wrong(request("DELETE", "/api/v1/agreements", none, ""))).hasSize(1);
        assertThat(wrong(request("GET", "/api/v1/agreements?size=9", none, ""))).hasSize(1);
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", "Shoe-Size", "9", "Idempotency-Key", "1");
        String body = "{\"revision\": \"first\", \"shoe\": 1}";
        assertThat(wrong(request("POST", "/api/v1/agreements/{{id}}/approve", headers, body)))
                .hasSize(4)
                .anyMatch(fault -> fault.contains("Shoe-Size"))
                .anyMatch(fault -> fault.contains("shoe is no field"))
                .anyMatch(fault -> fault.contains("hash"))
                .anyMatch(fault -> fault.contains("integer"));
        Map<String, String> text = Map.of("Content-Type", "text/plain", "Idempotency-Key", "1");
        assertThat(wrong(request("POST", "/api/v1/agreements/{{id}}/approve", text, "yes")))
                .containsExactly("a body of the type text/plain is not taken");
    }

    private static Request request(String method, String path, Map<String, String> headers, String body) {
        return new Request("", method, API + path, headers, body, Map.of());
    }

    /** All that is wrong with a request. */
    private List<String> wrong(Request written) throws IOException {
        Request request = written.filled(name -> VALUES.getOrDefault(name, ID));
        String path = request.address().substring(ID.length()).replaceFirst("\\?.*", "");
        JsonNode operation = operation(request.method(), path);
        if (operation.isMissingNode()) {
            return List.of(request.method() + " " + path + " is not in the document");
        }
        List<String> wrong = new ArrayList<>();
        HttpFile.parameters(request.address()).stream()
                .filter(name -> !declares(operation, "query", name))
                .forEach(name -> wrong.add(name + " is no parameter"));
        request.headers().keySet().stream()
                .filter(name -> !ALWAYS.contains(name) && !declares(operation, "header", name))
                .forEach(name -> wrong.add(name + " is no header"));
        if (request.method().equals("POST")
                && !path.endsWith("/import")
                && !request.headers().containsKey("Idempotency-Key")) {
            wrong.add("a POST without a key is not repeated safely");
        }
        String type = request.headers().get("Content-Type");
        JsonNode content = operation.path("requestBody").path("content");
        if (type == null) {
            if (operation.path("requestBody").path("required").asBoolean()) {
                wrong.add("the body is missing");
            }
        } else if (!content.has(type) && !content.has(ANY_TYPE)) {
            wrong.add("a body of the type " + type + " is not taken");
        } else if (type.equals("application/json")) {
            body(content.path(type).path("schema"), json.readTree(request.body()), wrong);
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
        JsonNode schema =
                reference.has("$ref") ? api.at(reference.path("$ref").asText().substring(1)) : reference;
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
    private JsonNode operation(String method, String path) {
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
        return found.path(method.toLowerCase(Locale.ROOT));
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
}
