package eu.peregrine.partners.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever tells of itself can be subscribed to: a kind that is new under {@code contracts/events} must be listed. */
class CatalogueTest {

    private static final String PREFIX = "${peregrine.kafka.topic-prefix}.";
    private static final String COLLECTION = "peregrine.webhooks.collections.";

    @Test
    void everyKindOfEventCanBeSubscribedTo() throws IOException {
        assertThat(topics()).containsAll(contracts());
    }

    @Test
    void onlyKindsThatAreToldHaveACollection() throws IOException {
        Set<String> collections = configuration().stringPropertyNames().stream()
                .filter(name -> name.startsWith(COLLECTION))
                .map(name -> name.substring(COLLECTION.length()))
                .collect(Collectors.toSet());
        assertThat(topics()).containsAll(collections);
    }

    private static Set<String> topics() throws IOException {
        return Stream.of(configuration()
                        .getProperty("mp.messaging.incoming.webhooks.topics")
                        .split(","))
                .map(topic -> topic.substring(PREFIX.length()))
                .collect(Collectors.toSet());
    }

    private static Set<String> contracts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "contracts", "events"))) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .collect(Collectors.toSet());
        }
    }

    private static Properties configuration() throws IOException {
        Properties configuration = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            configuration.load(reader);
        }
        return configuration;
    }
}
