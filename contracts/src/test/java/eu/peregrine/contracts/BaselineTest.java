package eu.peregrine.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever built on the contracts of {@code baseline/} can go on with the present ones. The baseline changes only together
 * with a decision record that says whom it breaks.
 */
class BaselineTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void noClientOfTheApiIsBroken() throws IOException {
        assertThat(Breaks.ofApi(read("baseline/openapi/peregrine.json"), read("openapi/peregrine.json")))
                .isEmpty();
    }

    @Test
    void noConsumerOfEventsIsBroken() throws IOException {
        List<String> breaks = new ArrayList<>();
        int schemas = 0;
        try (Stream<Path> baseline = Files.list(Path.of("baseline/events"))) {
            for (Path then : baseline.sorted().toList()) {
                schemas++;
                String name = then.getFileName().toString();
                Path now = Path.of("events", name);
                if (Files.notExists(now)) {
                    breaks.add(name + " is gone");
                } else {
                    Breaks.ofEvent(read(then.toString()), read(now.toString()))
                            .forEach(found -> breaks.add(name + " " + found));
                }
            }
        }
        assertThat(breaks).isEmpty();
        assertThat(schemas).isPositive();
    }

    private JsonNode read(String file) throws IOException {
        return json.readTree(Path.of(file).toFile());
    }
}
