package eu.peregrine.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * {@code openapi/peregrine.json} is the merge of the services' documents, which they make, of the gateway's, which is written by
 * hand, and of the examples. After one of those has changed, run this with {@code -Dcontracts.update=true}.
 */
class MergedDocumentTest {

    private static final Path FOLDER = Path.of("openapi");

    @Test
    void theCheckedInDocumentIsTheMergeOfTheServices() throws IOException {
        Map<String, JsonNode> services = new TreeMap<>();
        for (String service : new String[] {"gateway", "partners", "mobility", "scholarships"}) {
            services.put(
                    service,
                    new ObjectMapper()
                            .readTree(FOLDER.resolve(service + ".json").toFile()));
        }
        String merged =
                OpenApiMerge.text(OpenApiMerge.merge(services, Examples.read().bodies()));
        Path file = FOLDER.resolve("peregrine.json");
        if (Boolean.getBoolean("contracts.update")) {
            Files.writeString(file, merged);
        }
        assertThat(Files.readString(file))
                .as("openapi/peregrine.json is out of date: run with -Dcontracts.update=true")
                .isEqualTo(merged);
    }
}
