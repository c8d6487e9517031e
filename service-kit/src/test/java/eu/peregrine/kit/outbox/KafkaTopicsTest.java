package eu.peregrine.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.local.test.PeregrineTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What the topics are like that a service creates, as the broker tells it. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class KafkaTopicsTest {

    private static final int MORE_THAN_ANY_DEFAULT = 5;

    @Inject
    KafkaTopics running;

    @Inject
    KafkaClients kafka;

    @Test
    void aServicesTopicsForgetNothing() throws Exception {
        awaitTopic(running, running.deadLetters());
        assertShape(running.deadLetters(), 3, "-1");
    }

    @Test
    void theyHaveThePartitionsTheCopiesAndTheMemoryThatAreAskedFor() throws Exception {
        KafkaTopics topics = new KafkaTopics(
                kafka,
                ConfigProvider.getConfig(),
                "shape",
                running.prefix() + ".shape",
                Optional.of(List.of("form")),
                Optional.of(MORE_THAN_ANY_DEFAULT),
                Optional.of((short) 1),
                86_400_000);
        topics.start(null);
        try {
            for (String topic : List.of(topics.of("form"), topics.deadLetters())) {
                awaitTopic(topics, topic);
                assertShape(topic, MORE_THAN_ANY_DEFAULT, "86400000");
            }
        } finally {
            topics.stop(null);
        }
    }

    private static void awaitTopic(KafkaTopics topics, String topic) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> topics.ready(topic));
    }

    private void assertShape(String topic, int partitions, String retention) throws Exception {
        ConfigResource asked = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = kafka.admin()) {
            TopicDescription description =
                    admin.describeTopics(Set.of(topic)).allTopicNames().get().get(topic);
            assertThat(description.partitions())
                    .hasSize(partitions)
                    .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(1));
            Config config = admin.describeConfigs(Set.of(asked)).all().get().get(asked);
            assertThat(config.get("retention.ms").value()).isEqualTo(retention);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
        }
    }
}
