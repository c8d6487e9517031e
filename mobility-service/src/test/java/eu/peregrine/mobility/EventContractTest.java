package eu.peregrine.mobility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.local.test.EventPromises;
import eu.peregrine.local.test.PeregrineTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Every event that the service really sends fits its schema under {@code contracts/events}, and every schema is of one. It
 * looks at what all other tests of the module made the service send, so it is the last of them.
 */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
@Order(Integer.MAX_VALUE)
@DisabledIfSystemProperty(named = "test", matches = ".+", disabledReason = "Selected tests send selected events.")
class EventContractTest {

    @ConfigProperty(name = "peregrine.topics")
    List<String> kinds;

    @Test
    void whatIsSentIsWhatIsPromised() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(EventPromises.broken(kinds)).isEmpty());
    }
}
