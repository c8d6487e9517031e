package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import eu.peregrine.contracts.Examples;
import eu.peregrine.contracts.Examples.Example;
import eu.peregrine.system.Office.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every example of the API document is sent, in its order, by whom it says, and works; what is answered is of the form that the
 * document describes. The clocks stand on the day that the examples' dates were chosen for.
 */
@Order(1)
class ExamplesIT {

    /** What one service tells another arrives within this time. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Instant TODAY = Instant.parse("2026-12-01T12:00:00Z");
    private static final Pattern KEPT = Pattern.compile("\\{([a-zA-Z0-9]+)}");

    private final Map<String, JsonNode> kept = new HashMap<>();
    private final Map<String, Office> offices = new HashMap<>();
    private final Map<String, Operation> operations = new HashMap<>();

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private JsonNode document;

    /** An operation of the document. */
    private record Operation(String method, String path, JsonNode described) {}

    @BeforeAll
    static void setTheClocks() throws IOException {
        SharedSystem.use();
        moveClocks(Duration.between(Instant.now(), TODAY));
    }

    @AfterAll
    static void resetTheClocks() throws IOException {
        moveClocks(Duration.ZERO);
    }

    private static void moveClocks(Duration offset) throws IOException {
        Office admin = Office.of("operations");
        for (int port : new int[] {8081, 8082, 8083}) {
            Answer moved =
                    admin.post("http://localhost:" + port + "/operations/clock", Map.of("offset", offset.toString()));
            assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
        }
    }

    @Test
    void everyExampleOfTheDocumentWorks() throws IOException {
        readTheDocument();
        List<String> refused = new ArrayList<>();
        List<String> otherwise = new ArrayList<>();
        int sent = 0;
        for (Example example : Examples.read().all()) {
            if (!example.read().isEmpty()) {
                await(example.read())
                        .atMost(SOON)
                        .until(() -> keep(example, office(example).get(path(example.read()))));
                continue;
            }
            Answer answer = send(example);
            sent++;
            if (answer.status() >= 300) {
                refused.add(example.operation() + ": " + answer.status() + " " + answer.body());
            } else {
                assertThat(keep(example, answer)).as(example.operation()).isTrue();
                otherwise.addAll(otherThanDescribed(example, answer));
            }
        }
        System.out.println("  * " + sent + " examples sent, " + refused.size() + " refused");
        assertThat(refused).isEmpty();
        assertThat(otherwise)
                .as("answers that are not what the document describes")
                .isEmpty();
    }

    private List<String> otherThanDescribed(Example example, Answer answer) {
        JsonNode response = operations
                .get(example.operation())
                .described()
                .path("responses")
                .path(Integer.toString(answer.status()));
        if (response.isMissingNode()) {
            return List.of(example.operation() + ": the status " + answer.status());
        }
        JsonNode schema = response.at("/content/application~1json/schema");
        if (schema.isMissingNode() || answer.body().isMissingNode()) {
            return schema.isMissingNode() && answer.body().isMissingNode()
                    ? List.of()
                    : List.of(example.operation() + ": a body, or none");
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.get("components"));
        return schemas
                .getSchema(whole)
                .validate(answer.body(), context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(fault -> example.operation() + ": " + fault.getMessage())
                .toList();
    }

    private void readTheDocument() {
        document = Office.anonymous("http://localhost:8080/openapi").body();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getValue().path("operationId").asText(),
                                new Operation(
                                        operation.getKey(),
                                        path.getKey().substring("/api/v1/".length()),
                                        operation.getValue()))));
        // What is shown there is what is sent here.
        assertThat(document.at("/paths/~1api~1v1~1programmes/post/requestBody/content/application~1json/example/code")
                        .asText())
                .isEqualTo("TIMBER");
    }

    /** Sends it; what is refused because one service has not heard of another's change yet is sent again. */
    private Answer send(Example example) throws IOException {
        Operation operation = operations.get(example.operation());
        assertThat(operation).as(example.operation()).isNotNull();
        String path = operation.path();
        for (Map.Entry<String, String> part : example.path().entrySet()) {
            path = path.replace("{" + part.getKey() + "}", path(part.getValue()));
        }
        JsonNode body = body(example);
        Instant until = Instant.now().plus(SOON);
        while (true) {
            Answer answer = once(office(example), example, operation.method(), path, body);
            if (answer.status() < 400 || answer.status() == 400 || Instant.now().isAfter(until)) {
                return answer;
            }
            await().pollDelay(Duration.ofMillis(250)).until(() -> true);
        }
    }

    private Answer once(Office office, Example example, String method, String path, JsonNode body) {
        String whole = path + path(example.query());
        if (method.equals("post")) {
            Office sender = office.because(example.reason());
            Answer answer = sender.post(whole, body);
            // Hardly any step asks for the version that was read.
            return answer.status() == 428 ? sender.post(whole, body, etag(office, path)) : answer;
        }
        String etag = etag(office, path);
        return method.equals("put") ? office.put(whole, body, etag) : office.delete(whole, etag);
    }

    /** Of what is changed there; what has no version of its own is part of the resource that it hangs below. */
    private static String etag(Office office, String path) {
        String read = path;
        String etag = office.get(read).etag();
        while (etag == null && read.indexOf('/') > 0) {
            read = read.substring(0, read.lastIndexOf('/'));
            etag = office.get(read).etag();
        }
        return etag;
    }

    private JsonNode body(Example example) {
        if (example.body().isMissingNode()) {
            return null;
        }
        JsonNode body = example.body().deepCopy();
        example.put().forEach((pointer, name) -> {
            JsonPointer at = JsonPointer.compile(pointer);
            JsonNode parent = body.at(at.head());
            if (parent instanceof ArrayNode array) {
                array.set(at.last().getMatchingIndex(), kept.get(name));
            } else {
                ((ObjectNode) parent).set(at.last().getMatchingProperty(), kept.get(name));
            }
        });
        return body;
    }

    private boolean keep(Example example, Answer answer) {
        for (Map.Entry<String, String> wanted : example.keep().entrySet()) {
            String[] where = wanted.getValue().split(" ");
            JsonNode value = answer.body().at(where[0]);
            if (value.isMissingNode()) {
                return false;
            }
            String text = value.asText();
            kept.put(
                    wanted.getKey(),
                    where.length == 1 ? value : TextNode.valueOf(text.substring(text.lastIndexOf(where[1]) + 1)));
        }
        return true;
    }

    private String path(String text) {
        Matcher name = KEPT.matcher(text.replace("/api/v1/", ""));
        return name.replaceAll(
                found -> Matcher.quoteReplacement(kept.get(found.group(1)).asText()));
    }

    private Office office(Example example) throws IOException {
        Office office = offices.get(example.as());
        if (office == null) {
            office = Office.of(example.as());
            offices.put(example.as(), office);
        }
        return office;
    }
}
