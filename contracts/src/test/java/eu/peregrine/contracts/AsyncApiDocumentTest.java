package eu.peregrine.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code asyncapi.json} is made of the events' schemas as they are checked in. After one of those has changed, run this with
 * {@code -Dcontracts.update=true}. That AsyncAPI's own parser takes it, system-tests show.
 */
class AsyncApiDocumentTest {

    private static final Path FILE = Path.of("asyncapi.json");
    private static final String ENDING = ".schema.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Map<String, JsonNode> schemas() throws IOException {
        Map<String, JsonNode> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("events"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                schemas.put(name.substring(0, name.length() - ENDING.length()), JSON.readTree(file.toFile()));
            }
        }
        return schemas;
    }

    @Test
    void theCheckedInDocumentIsMadeOfTheEvents() throws IOException {
        String made = OpenApiMerge.text(AsyncApiDocument.of(schemas()));
        if (Boolean.getBoolean("contracts.update")) {
            Files.writeString(FILE, made);
        }
        assertThat(Files.readString(FILE))
                .as("asyncapi.json is out of date: run with -Dcontracts.update=true")
                .isEqualTo(made);
    }

    @Test
    void everyKindIsAMessageOfItsTopicsChannelAndEveryReferenceLeadsSomewhere() throws IOException {
        JsonNode document = AsyncApiDocument.of(schemas());
        for (String kind : schemas().keySet()) {
            String aggregate = kind.substring(0, kind.indexOf('.'));
            JsonNode channel = document.path("channels").path(aggregate);
            assertThat(channel.path("address").asText()).isEqualTo("peregrine." + aggregate);
            assertThat(channel.path("messages").has(kind)).as(kind).isTrue();
            assertThat(document.path("components")
                            .path("messages")
                            .path(kind)
                            .path("name")
                            .asText())
                    .isEqualTo("eu.peregrine." + kind + ".v1");
        }
        List<String> lost = new ArrayList<>();
        for (JsonNode reference : document.findValues("$ref")) {
            if (document.at(reference.asText().substring(1)).isMissingNode()) {
                lost.add(reference.asText());
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void aSchemaWithoutAVersionIsRefused() throws IOException {
        Map<String, JsonNode> one = Map.of("thing.made", JSON.readTree("{\"$id\": \"urn:thing.made\"}"));
        assertThatThrownBy(() -> AsyncApiDocument.of(one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("thing.made");
    }
}
