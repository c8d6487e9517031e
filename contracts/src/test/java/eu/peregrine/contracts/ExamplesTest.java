package eu.peregrine.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the API document shows as examples is what it describes. That they work, system-tests show by sending them. */
class ExamplesTest {

    private static final JsonNode DOCUMENT = document();

    private static JsonNode document() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("openapi", "peregrine.json").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        DOCUMENT.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("operationId")) {
                        operations.put(operation.get("operationId").asText(), operation);
                    }
                }));
        return operations;
    }

    @Test
    void everyExampleIsOfTheFormThatItsOperationDescribes() throws IOException {
        Map<String, JsonNode> operations = operations();
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        List<String> wrong = new ArrayList<>();
        for (Examples.Example example : Examples.read().all()) {
            if (example.body().isMissingNode()) {
                continue;
            }
            JsonNode operation = operations.get(example.operation());
            assertThat(operation).as(example.operation()).isNotNull();
            ObjectNode schema = new ObjectMapper().createObjectNode();
            schema.putArray("allOf").add(operation.at("/requestBody/content/application~1json/schema"));
            schema.set("components", DOCUMENT.get("components"));
            JsonSchema compiled = factory.getSchema(schema);
            compiled.validate(
                            example.body(),
                            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                    .forEach(message -> wrong.add(example.operation() + ": " + message.getMessage()));
        }
        assertThat(wrong).isEmpty();
    }

    /** So that nobody has to guess what to send to begin with. */
    @Test
    void whateverTakesJsonHasAnExampleOrAReasonWhyNot() throws IOException {
        Set<String> take = new TreeSet<>();
        operations().forEach((id, operation) -> {
            if (operation.at("/requestBody/content").has("application/json")) {
                take.add(id);
            }
        });
        take.removeAll(Examples.read().bodies().keySet());
        assertThat(Examples.read().without().keySet())
                .as(
                        "operations without an example; give them one in contracts/examples.json, or a reason there why not")
                .containsExactlyInAnyOrderElementsOf(take);
    }
}
