package eu.peregrine.mobility;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import eu.peregrine.local.test.PeregrineTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The API document that clients build on is a reviewed file: this fails when the code says something else. After a
 * deliberate change, run it once with {@code -Dcontracts.update=true} and review the difference.
 */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class OpenApiContractTest {

    private static final Path CONTRACT = Path.of("..", "contracts", "openapi", "mobility.json");

    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void codeAndContractAgree() throws IOException {
        JsonNode served = served();
        if (Boolean.getBoolean("contracts.update")) {
            Files.createDirectories(CONTRACT.getParent());
            Files.writeString(CONTRACT, mapper.writeValueAsString(served) + "\n");
        }
        assertThat(Files.exists(CONTRACT)).as("%s exists", CONTRACT).isTrue();
        JsonNode written = mapper.readTree(CONTRACT.toFile());
        assertThat(inOrder(served)).isEqualTo(inOrder(written));
    }

    /** The order of fields means nothing in JSON, and the generator's depends on the order in which it meets classes. */
    private String inOrder(JsonNode document) throws IOException {
        return mapper.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(mapper.treeToValue(document, Object.class));
    }

    @Test
    void everyOperationHasItsOwnIdAndASummary() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode path : served().path("paths")) {
            for (Iterator<String> methods = path.fieldNames(); methods.hasNext(); ) {
                JsonNode operation = path.path(methods.next());
                if (!operation.has("responses")) {
                    continue;
                }
                String id = operation.path("operationId").asText();
                assertThat(id).as("operationId of %s", operation).isNotEmpty();
                assertThat(ids.add(id)).as("operationId %s is unique", id).isTrue();
                assertThat(operation.path("summary").asText())
                        .as("summary of %s", id)
                        .isNotEmpty();
            }
        }
        assertThat(ids).isNotEmpty();
    }

    private JsonNode served() throws IOException {
        return mapper.readTree(given().get("/q/openapi?format=json").asString());
    }
}
