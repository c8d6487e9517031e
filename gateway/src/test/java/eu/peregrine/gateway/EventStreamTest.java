package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import eu.peregrine.local.test.TestKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens, told to those whom it concerns, from a real broker. */
@QuarkusTest
@TestProfile(EventStreamTest.WithEvents.class)
class EventStreamTest extends GatewayTestBase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 500;
    private static final String STAFF = "role:officer role:auditor role:admin";
    private static final String PREFIX = "eu.peregrine.gateway.test-topics";

    /** A gateway that keeps few events, and lets one subject listen often. */
    public static class WithEvents implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "peregrine.gateway.events.recent", Integer.toString(KEPT),
                    "peregrine.gateway.events.per-client", "3000",
                    "peregrine.gateway.events.heartbeat", "500MS");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Topics.class));
        }
    }

    /** Topics as the services would make them. */
    public static class Topics implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            String prefix = "gateway" + Long.toHexString(System.nanoTime());
            System.setProperty(PREFIX, prefix);
            TestKafka.createTopics(
                    Set.of(prefix + ".agreement", prefix + ".mobility", prefix + ".dead-letters.partners"), 3);
            return Map.of(
                    "peregrine.kafka.bootstrap-servers",
                    TestKafka.broker().bootstrapServers(),
                    "peregrine.kafka.topic-prefix",
                    prefix);
        }

        @Override
        public void stop() {
            // The broker ends with the JVM.
        }
    }

    @Inject
    EventStream stream;

    @BeforeEach
    void logIsThere() {
        await().atMost(30, TimeUnit.SECONDS).until(() -> {
            try (Listening officer = listen(provider.token(), null)) {
                return officer.response().statusCode() == 200;
            }
        });
    }

    @Test
    void anEventReachesThoseWhomItNamesAndNobodyElse() throws Exception {
        String organisation = UUID.randomUUID().toString();
        String student = UUID.randomUUID().toString();
        try (Listening officer = listen(provider.token(), null);
                Listening partner = listen(provider.tokenOf("partner", "organisation_id", organisation, 300), null);
                Listening otherPartner = listen(
                        provider.tokenOf(
                                "partner", "organisation_id", UUID.randomUUID().toString(), 300),
                        null);
                Listening person = listen(provider.tokenOf("student", "student_id", student, 300), null)) {
            String inside = send("agreement", "drafted", STAFF);
            String theirs = send("agreement", "proposed", STAFF + " organisation:" + organisation);
            String hers = send("mobility", "arrived", STAFF + " organisation:" + organisation + " person:" + student);
            String everybodys = send("agreement", "entered-into-force", STAFF + " role:partner role:student");

            await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
                assertThat(ids(officer)).containsExactlyInAnyOrder(inside, theirs, hers, everybodys);
                assertThat(ids(partner)).containsExactlyInAnyOrder(theirs, hers, everybodys);
                assertThat(ids(otherPartner)).containsExactly(everybodys);
                assertThat(ids(person)).containsExactlyInAnyOrder(hers, everybodys);
            });
            Listening.Received received = officer.events().stream()
                    .filter(each -> each.data().contains(theirs))
                    .findFirst()
                    .orElseThrow();
            assertThat(received.event()).isEqualTo("eu.peregrine.agreement.proposed.v1");
            assertThat(received.data())
                    .contains("\"specversion\":\"1.0\"", "\"subject\":\"", "\"sequence\":\"0000000000000000007\"")
                    .doesNotContain("not for the stream", organisation);
            assertThat(faults(received.data())).isEmpty();
            assertThat(officer.response().headers().firstValue("content-type")).contains("text/event-stream");
            assertThat(officer.response().headers().firstValue("cache-control")).contains("no-store");
        }
    }

    @Test
    void aListenerMayAskForSomeTypesOnly() throws Exception {
        try (Listening some = listen(provider.token(), null, "?type=mobility&type=agreement.approved")) {
            send("agreement", "drafted", STAFF);
            String approved = send("agreement", "approved", STAFF);
            String arrived = send("mobility", "arrived", STAFF);
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(ids(some)).containsExactlyInAnyOrder(approved, arrived));
        }
    }

    @Test
    void whoeverComesBackWithTheLastIdMissesNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        Listening before = listen(provider.token(), null);
        String first = send("agreement", "drafted", STAFF, key);
        await().atMost(20, TimeUnit.SECONDS).until(() -> ids(before).contains(first));
        String lastId = before.lastId();
        before.close();
        String second = send("agreement", "proposed", STAFF, key);
        String third = send("agreement", "approved", STAFF, key);
        try (Listening again = listen(provider.token(), lastId)) {
            String fourth = send("agreement", "entered-into-force", STAFF, key);
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(ids(again)).containsExactly(second, third, fourth));
        }
    }

    @Test
    void moreThanIsKeptInMemoryIsReadFromTheLogAgain() throws Exception {
        Listening before = listen(provider.token(), null);
        await().atMost(20, TimeUnit.SECONDS).until(() -> before.lastId() != null);
        String lastId = before.lastId();
        before.close();
        List<String> sent = sendMany(3 * KEPT, STAFF);
        await().atMost(20, TimeUnit.SECONDS).until(() -> {
            try (Listening now = listen(provider.token(), null)) {
                await().until(() -> now.lastId() != null);
                return !now.lastId().equals(lastId);
            }
        });
        try (Listening again = listen(provider.token(), lastId)) {
            await().atMost(30, TimeUnit.SECONDS).until(() -> again.events().size() >= sent.size());
            sent.add(send("agreement", "approved", STAFF));
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(ids(again)).containsExactlyInAnyOrderElementsOf(sent));
        }
    }

    @Test
    void aPlaceThatIsNotKeptAnyMoreIsToldOnceAndTheStreamGoesOn() throws Exception {
        String prefix = System.getProperty(PREFIX);
        TopicPartition partition = new TopicPartition(prefix + ".agreement", 0);
        Instant now = Instant.now();
        for (String lost : List.of(
                "nonsense",
                new Offsets(Map.of(partition, 0L), now.minus(25, ChronoUnit.HOURS)).text(prefix),
                new Offsets(Map.of(partition, 1_000_000_000L, new TopicPartition(prefix + ".mobility", 0), 0L), now)
                        .text(prefix))) {
            // Something must have made room, or the second place is simply behind everything.
            sendMany(KEPT + 100, STAFF);
            try (Listening again = listen(provider.token(), lost)) {
                await().atMost(20, TimeUnit.SECONDS).until(() -> !again.events().isEmpty());
                assertThat(again.events().get(0).event()).isEqualTo("reset");
                assertThat(again.events().get(0).id()).isNotEqualTo(lost);
                String next = send("agreement", "approved", STAFF);
                await().atMost(20, TimeUnit.SECONDS).until(() -> ids(again).contains(next));
                assertThat(again.events().stream().filter(each -> "reset".equals(each.event())))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aQuietListenerIsToldWhereItStands() throws Exception {
        try (Listening partner = listen(
                provider.tokenOf("partner", "organisation_id", UUID.randomUUID().toString(), 300), null)) {
            await().atMost(20, TimeUnit.SECONDS).until(() -> partner.lastId() != null);
            String before = partner.lastId();
            send("agreement", "drafted", STAFF);
            await().atMost(20, TimeUnit.SECONDS).until(() -> !before.equals(partner.lastId()));
            assertThat(partner.events()).isEmpty();
        }
    }

    @Test
    void theStreamEndsWithTheToken() throws Exception {
        Listening brief = listen(provider.tokenOf("officer", "organisation_id", "x", 3), null);
        assertThat(brief.response().statusCode()).isEqualTo(200);
        await().atMost(20, TimeUnit.SECONDS).until(brief::ended);
    }

    @Test
    void aClientThatDoesNotReadIsDroppedAndTheOthersNoticeNothing() throws Exception {
        // Those of other tests go a moment after they are closed.
        await().atMost(20, TimeUnit.SECONDS).until(() -> stream.open() == 0);
        try (Socket stuck = new Socket();
                Listening reading = listen(provider.token(), null)) {
            stuck.setReceiveBufferSize(4_096);
            stuck.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            stuck.getOutputStream()
                    .write((head("GET", EventStream.PATH) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            await().atMost(20, TimeUnit.SECONDS).until(() -> stream.open() == 2);
            int sent = 0;
            while (stream.open() > 1 && sent < 40_000) {
                // Fewer than are kept, so that whoever reads is never left behind.
                sendMany(KEPT / 2, STAFF);
                sent += KEPT / 2;
                int all = sent;
                await().atMost(60, TimeUnit.SECONDS)
                        .until(() -> reading.events().size() >= all || reading.ended());
            }
            await().atMost(20, TimeUnit.SECONDS).until(() -> stream.open() <= 1);
            assertThat(reading.ended()).isFalse();
            assertThat(reading.events()).hasSize(sent);
        }
    }

    @Test
    void twoThousandListenersGetTheSame() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 2_000; i++) {
                clients.add(new RawClient(port()).send(head("GET", EventStream.PATH) + "\r\n"));
            }
            for (RawClient client : clients) {
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            }
            List<String> sent = sendMany(10, STAFF);
            for (RawClient client : clients) {
                String received = client.readUntil(sent.get(sent.size() - 1));
                assertThat(received).contains(sent.toArray(new String[0]));
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void topicsThatAppearLaterAreReadFromTheirBeginning() throws Exception {
        String prefix = System.getProperty(PREFIX);
        try (Listening officer = listen(provider.token(), null)) {
            TestKafka.createTopics(Set.of(prefix + ".award"), 3);
            String offered = send("award", "offered", STAFF);
            await().atMost(40, TimeUnit.SECONDS).until(() -> ids(officer).contains(offered));
        }
    }

    @Test
    void whatIsNoEventIsPassedOver() throws Exception {
        String prefix = System.getProperty(PREFIX);
        try (Listening officer = listen(provider.token(), null);
                KafkaProducer<String, String> producer = producer()) {
            producer.send(new ProducerRecord<>(prefix + ".agreement", "key", "no headers"))
                    .get();
            producer.send(new ProducerRecord<>(prefix + ".dead-letters.partners", "key", "{}"))
                    .get();
            String twice = send("agreement", "proposed", STAFF + " role:officer");
            await().atMost(20, TimeUnit.SECONDS).until(() -> ids(officer).contains(twice));
            String next = send("agreement", "approved", STAFF);
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(ids(officer)).containsExactly(twice, next));
        }
    }

    @Test
    void whoMayNotListenIsToldWhy() throws Exception {
        assertProblem(
                exchange("GET " + EventStream.PATH + " HTTP/1.1\r\nHost: localhost:" + port()
                        + "\r\nConnection: close\r\n\r\n"),
                401,
                "unauthenticated");
        String posted = exchange(head("POST", EventStream.PATH) + "Connection: close\r\nContent-Length: 2\r\n\r\n{}");
        assertProblem(posted, 405, "method-not-allowed");
        assertThat(posted).containsIgnoringCase("Allow: GET\r\n");
        assertProblem(
                exchange(head("GET", EventStream.PATH + "?type=Agreement*") + "Connection: close\r\n\r\n"),
                400,
                "malformed-request");
    }

    /** What of an event is not as the API document describes it, or not described there. */
    private static List<String> faults(String data) throws IOException {
        JsonNode notice;
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("contracts/openapi/gateway.json")) {
            notice = JSON.readTree(document).at("/components/schemas/EventNotice");
        }
        ObjectNode strict = ((ObjectNode) notice).put("additionalProperties", false);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(strict)
                .validate(
                        JSON.readTree(data),
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private Listening listen(String token, String lastId) throws Exception {
        return listen(token, lastId, "");
    }

    private Listening listen(String token, String lastId, String query) throws Exception {
        return new Listening(gateway.resolve(EventStream.PATH + query), token, lastId);
    }

    private static List<String> ids(Listening listening) {
        return listening.events().stream()
                .filter(each -> !"reset".equals(each.event()))
                .map(each -> each.data().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private static String send(String kind, String what, String visibleTo) throws Exception {
        return send(kind, what, visibleTo, UUID.randomUUID().toString());
    }

    private static String send(String kind, String what, String visibleTo, String key) throws Exception {
        try (KafkaProducer<String, String> producer = producer()) {
            String id = UUID.randomUUID().toString();
            producer.send(event(kind, what, visibleTo, key, id)).get();
            return id;
        }
    }

    private static List<String> sendMany(int count, String visibleTo) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = producer()) {
            List<String> ids = new ArrayList<>(IntStream.range(0, count)
                    .mapToObj(i -> UUID.randomUUID().toString())
                    .toList());
            String key = UUID.randomUUID().toString();
            for (int i = 0; i < count - 1; i++) {
                producer.send(event("mobility", "arrived", visibleTo, i % 2 == 0 ? key : ids.get(i), ids.get(i)));
            }
            producer.flush();
            producer.send(event("mobility", "arrived", visibleTo, key, ids.get(count - 1)))
                    .get();
            return ids;
        }
    }

    private static ProducerRecord<String, String> event(
            String kind, String what, String visibleTo, String key, String id) {
        ProducerRecord<String, String> event = new ProducerRecord<>(
                System.getProperty(PREFIX) + "." + kind, key, "{\"secret\":\"not for the stream\"}");
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "/tests",
                        "ce_type",
                        "eu.peregrine." + kind + "." + what + ".v1",
                        "ce_subject",
                        key,
                        "ce_time",
                        "2026-11-29T10:00:00Z",
                        "ce_sequence",
                        "0000000000000000007",
                        "ce_visibleto",
                        visibleTo)
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }

    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestKafka.broker().bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new StringSerializer());
    }
}
