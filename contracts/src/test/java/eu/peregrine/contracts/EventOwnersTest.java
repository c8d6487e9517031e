package eu.peregrine.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each service's tests hold its own kinds of events against their schemas, so no kind may be nobody's. */
class EventOwnersTest {

    private static final List<String> SERVICES =
            List.of("partners-service", "mobility-service", "scholarships-service");

    @Test
    void everyKindThatIsPromisedIsSentByAService() throws IOException {
        Set<String> sent = new TreeSet<>();
        for (String service : SERVICES) {
            Properties settings = new Properties();
            try (Reader file = Files.newBufferedReader(
                    Path.of("..", service, "src", "main", "resources", "application.properties"))) {
                settings.load(file);
            }
            sent.addAll(List.of(settings.getProperty("peregrine.topics").split(",")));
        }
        Set<String> promised = new TreeSet<>();
        try (Stream<Path> schemas = Files.list(Path.of("events"))) {
            schemas.map(file -> file.getFileName().toString())
                    .forEach(name -> promised.add(name.substring(0, name.indexOf('.'))));
        }
        assertThat(promised).isEqualTo(sent);
    }
}
