package eu.peregrine.partners;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The API document under {@code contracts/} is what others build on; it says what the code says. After a change on purpose,
 * {@code -Dcontracts.update=true} writes it anew, and the difference is reviewed.
 */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class OpenApiContractTest {

    private static final Path DOCUMENT = Path.of("..", "contracts", "openapi", "partners.json");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void theDocumentSaysWhatTheCodeSays() throws IOException {
        JsonNode served = served();
        if (Boolean.getBoolean("contracts.update")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, json.writeValueAsString(served) + "\n");
        }
        // As trees: the order of fields means nothing, and the generator's depends on the order in which it meets
        // classes.
        assertThat(json.readTree(DOCUMENT.toFile())).isEqualTo(served);
    }

    @Test
    void everyOperationHasItsOwnNameAndASummary() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode path : served().path("paths")) {
            for (JsonNode operation : path) {
                if (operation.has("responses")) {
                    names.add(operation.path("operationId").asText());
                    assertThat(operation.path("summary").asText())
                            .as("summary of %s", operation.path("operationId"))
                            .isNotBlank();
                }
            }
        }
        assertThat(names).isNotEmpty().doesNotHaveDuplicates().doesNotContain("");
    }

    private JsonNode served() throws IOException {
        return json.readTree(given().get("/q/openapi?format=json").asString());
    }
}
