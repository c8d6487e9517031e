package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the demo's review is worth: it must find a lost event and a lost ledger entry that nobody told it of. */
class SabotageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String GATEWAY = "http://localhost:8080";
    private static final String[] CHECK = {"demo", "--gateway", GATEWAY, "--small", "--seed", "3", "--check"};

    private static Run system;

    @BeforeAll
    static void playTheMainJobOnce() throws IOException, InterruptedException {
        system = Run.start("--fresh");
        system.until("Ctrl-C", PATIENCE);
        try (Run demo = Run.start("demo", "--gateway", GATEWAY, "--small", "--seed", "3")) {
            assertThat(demo.exitCode(PATIENCE)).as(demo.output()).isZero();
        }
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void theReviewFindsWhatIsLost() throws IOException, InterruptedException, SQLException {
        try (Run untouched = Run.start(CHECK)) {
            assertThat(untouched.exitCode(PATIENCE)).as(untouched.output()).isZero();
        }

        sql(
                "scholarships",
                // Only who owns the tables can put the guard aside.
                "alter table ledger_entry disable trigger ledger_entry_is_final; delete from ledger_entry where id ="
                        + " (select id from ledger_entry order by id desc limit 1)");
        try (Run review = Run.start(CHECK)) {
            assertThat(review.exitCode(PATIENCE)).isEqualTo(1);
            assertThat(review.output()).contains("NOT as it should be").containsPattern("ledger balanced +NO");
        }

        // With the broker away, the event of one more change waits in the outbox; there it is lost.
        Run.toEnd("restart", "kafka", "--after", "20");
        relabel();
        assertThat(sql("partners", "delete from outbox")).isEqualTo(1);
        try (Run review = Run.start(CHECK)) {
            assertThat(review.exitCode(PATIENCE)).isEqualTo(1);
            assertThat(review.output()).contains("every event of peregrine.organisation is on its topic");
        }

        // Another event that is sent twice, as next to a crash, makes the topic as long as it should be.
        repeat("peregrine.organisation");
        try (Run review = Run.start(CHECK)) {
            assertThat(review.exitCode(PATIENCE)).isEqualTo(1);
            assertThat(review.output())
                    .doesNotContain("every event of peregrine.organisation is on its topic")
                    .contains("different events that webhooks were told of");
        }
    }

    /** Sends the first record of a topic again. */
    private static void repeat(String topic) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", "localhost:19092");
        try (Consumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Producer<byte[], byte[]> producer =
                        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            ConsumerRecord<byte[], byte[]> first = await().atMost(Duration.ofSeconds(30))
                    .until(() -> consumer.poll(Duration.ofSeconds(1)).iterator(), Iterator::hasNext)
                    .next();
            producer.send(new ProducerRecord<>(topic, null, first.key(), first.value(), first.headers()));
            producer.flush();
        }
    }

    private static void relabel() throws IOException, InterruptedException {
        String token = Run.toEnd("token", "office")
                .lines()
                .filter(line -> line.startsWith("ey"))
                .findFirst()
                .orElseThrow();
        // Its default asks for an upgrade to HTTP/2 in clear text, which the gateway refuses.
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<String> homes = http.send(
                HttpRequest.newBuilder(URI.create(GATEWAY + "/api/v1/organisations?kind=university&limit=1"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String id = homes.body().replaceAll("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
        HttpResponse<String> labelled = http.send(
                HttpRequest.newBuilder(URI.create(GATEWAY + "/api/v1/organisations/" + id + "/labels"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"label\":\"ISO 9001\",\"issuer\":\"AFNOR\",\"validFrom\":\"2026-01-01\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(labelled.statusCode()).as(labelled.body()).isLessThan(300);
    }

    private static int sql(String database, String statement) throws SQLException {
        String owner = database + "_owner";
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://localhost:15432/" + database, owner, owner);
                Statement sql = connection.createStatement()) {
            return sql.executeUpdate(statement);
        }
    }
}
