package eu.peregrine.kit.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestPostgres;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Outbox and inbox in a running service, seen from the broker and over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class MessagingTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Follower follower;

    private static List<String> effects(UUID signal) {
        try (Connection connection = TestPostgres.asOwner();
                PreparedStatement select =
                        connection.prepareStatement("select text from effect where signal = ? order by id")) {
            select.setObject(1, signal);
            List<String> texts = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    texts.add(result.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitEffects(UUID signal, String... texts) {
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(effects(signal)).containsExactly(texts));
    }

    private static String makeThing(int size) {
        return given().auth()
                .oauth2(TestTokens.officer())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("name", Map.of("en", "A thing"), "size", size))
                .post("/api/v1/things")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath deadLetter(UUID subject) {
        return given().auth()
                .oauth2(TestTokens.of("admin"))
                .get("/operations/dead-letters?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("items.find { it.subject == '" + subject + "' }");
    }

    private static ValidatableResponse replay(String id) {
        return given().auth()
                .oauth2(TestTokens.of("admin"))
                .post("/operations/dead-letters/" + id + "/replay")
                .then();
    }

    @Test
    void everyChangeIsAnEventWithTheWholeStateAndTheTrace() {
        UUID thing = UUID.fromString(makeThing(7));
        given().auth()
                .oauth2(TestTokens.officer())
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/api/v1/things/" + thing + "/use")
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> TestKafka.records("thing", thing).size() == 2);

        ConsumerRecord<String, String> made = TestKafka.records("thing", thing).get(0);
        ConsumerRecord<String, String> used = TestKafka.records("thing", thing).get(1);
        assertThat(TestKafka.type(made)).isEqualTo("thing.made");
        assertThat(TestKafka.header(made, "ce_source")).isEqualTo("/kit");
        assertThat(TestKafka.header(made, "ce_visibleto"))
                .isEqualTo("role:admin role:auditor role:officer role:partner");
        assertThat(TestKafka.header(made, "ce_traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        JsonPath first = JsonPath.from(made.value());
        assertThat(first.getString("change.kind")).isEqualTo("made");
        assertThat(first.getString("state")).isEqualTo("NEW");
        assertThat(first.getInt("size")).isEqualTo(7);
        JsonPath second = JsonPath.from(used.value());
        assertThat(second.getString("change.kind")).isEqualTo("used");
        assertThat(second.getString("change.from")).isEqualTo("NEW");
        assertThat(second.getString("state")).isEqualTo("USED");
        assertThat(Long.parseLong(TestKafka.header(used, "ce_sequence"))).isEqualTo(2);
    }

    @Test
    void aRepeatedEventHasOneEffect() {
        UUID signal = Ids.next();
        UUID once = Ids.next();
        TestKafka.send("signal", signal, "signal.raised", 1, "{\"text\":\"one\",\"unknown\":1}", once);
        TestKafka.send("signal", signal, "signal.raised", 1, "{\"text\":\"one\",\"unknown\":1}", once);
        TestKafka.send("signal", signal, "signal.raised", 2, "{\"text\":\"two\"}");
        TestKafka.send("signal", signal, "signal.raised", 1, "{\"text\":\"one\",\"unknown\":1}", once);
        TestKafka.send("signal", signal, "signal.raised", 3, "{\"text\":\"three\"}");
        awaitEffects(signal, "one", "two", "three");
    }

    @Test
    void anUnknownTypeOrVersionIsSkippedAndCounted() {
        UUID signal = Ids.next();
        TestKafka.send("signal", signal, "signal.never-heard-of", 1, "{}");
        ProducerRecord<String, String> newer = new ProducerRecord<>(TestKafka.topic("signal"), signal.toString(), "{}");
        newer.headers().add("ce_type", "eu.peregrine.signal.raised.v2".getBytes());
        TestKafka.send(newer);
        TestKafka.send("signal", signal, "signal.raised", 2, "{\"text\":\"after\"}");
        awaitEffects(signal, "after");
        assertThat(deadLetter(signal).getString("id")).isNull();
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .containsPattern("peregrine_inbox_events_total\\{consumer=\"follower\",outcome=\"skipped\".*} [2-9]")
                .contains("peregrine_outbox_backlog", "peregrine_outbox_oldest_age_seconds")
                .contains("peregrine_outbox_sent_total", "peregrine_outbox_parked");
    }

    @Test
    void aPoisonMessageBecomesADeadLetterAndBlocksNothing() {
        UUID nonsense = Ids.next();
        UUID bare = Ids.next();
        ProducerRecord<String, String> record =
                new ProducerRecord<>(TestKafka.topic("signal"), nonsense.toString(), "{\"text\": <nonsense>");
        Map.of(
                        "ce_id", Ids.next().toString(),
                        "ce_type", "eu.peregrine.signal.raised.v1",
                        "ce_subject", nonsense.toString(),
                        "ce_sequence", "1",
                        "ce_time", "2026-11-23T10:00:00Z")
                .forEach((name, value) -> record.headers().add(name, value.getBytes()));
        TestKafka.send(record);
        TestKafka.send(new ProducerRecord<>(TestKafka.topic("signal"), bare.toString(), "{}"));
        TestKafka.send("signal", nonsense, "signal.raised", 2, "{\"text\":\"alive\"}");
        TestKafka.send("signal", bare, "signal.raised", 2, "{\"text\":\"alive\"}");
        awaitEffects(nonsense, "alive");
        awaitEffects(bare, "alive");

        JsonPath unreadable = deadLetter(nonsense);
        JsonPath typeless = deadLetter(bare);
        assertThat(unreadable.getString("reason")).isEqualTo("UnreadableEventException");
        assertThat(unreadable.getString("detail")).contains("no JSON");
        assertThat(unreadable.getBoolean("handled")).isFalse();
        assertThat(typeless.getString("detail")).contains("ce_type is missing");
        replay(unreadable.getString("id")).statusCode(409).body("type", equalTo("/problems/still-failing"));
        replay(typeless.getString("id")).statusCode(409);
    }

    @Test
    void aDeadLetterIsReplayedOnceItCanBeHandled() {
        UUID signal = Ids.next();
        TestKafka.send("signal", signal, "signal.broken", 1, "{\"text\":\"mended\"}");
        await().atMost(SOON).until(() -> deadLetter(signal).getString("id") != null);
        JsonPath buried = deadLetter(signal);
        assertThat(buried.getString("consumer")).isEqualTo("follower");
        assertThat(buried.getString("reason")).isEqualTo("IllegalStateException");
        assertThat(buried.getBoolean("handled")).isFalse();
        String id = buried.getString("id");
        replay(id).statusCode(409).body("detail", equalTo("It cannot be handled: This signal is broken"));
        assertThat(effects(signal)).isEmpty();

        follower.mend(signal);
        replay(id).statusCode(200).body("handled", equalTo(true), "id", equalTo(id));
        replay(id).statusCode(200);
        assertThat(effects(signal)).containsExactly("mended");
        assertThat(deadLetter(signal).getBoolean("handled")).isTrue();
        replay(UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void ofWhatAPollBringsABrokenRecordTakesNoOtherWithIt() {
        UUID broken = Ids.next();
        List<UUID> whole = Stream.generate(Ids::next).limit(20).toList();
        for (UUID beacon : whole) {
            TestKafka.send("beacon", beacon, "beacon.raised", 1, "{\"text\":\"one\"}");
            if (beacon.equals(whole.get(7))) {
                TestKafka.send("beacon", broken, "beacon.broken", 1, "{\"text\":\"mended\"}");
            }
            TestKafka.send("beacon", beacon, "beacon.never-heard-of", 2, "{}");
            TestKafka.send("beacon", beacon, "beacon.raised", 3, "{\"text\":\"three\"}");
        }
        whole.forEach(beacon -> awaitEffects(beacon, "one", "three"));
        assertThat(effects(broken)).isEmpty();

        await().atMost(SOON).until(() -> deadLetter(broken).getString("id") != null);
        JsonPath buried = deadLetter(broken);
        assertThat(buried.getString("consumer")).isEqualTo("beacons");
        follower.mend(broken);
        replay(buried.getString("id")).statusCode(200).body("handled", equalTo(true));
        assertThat(effects(broken)).containsExactly("mended");
    }

    @Test
    void whatIsHandledTogetherComesOnceAndInOrderWhateverComesWithIt() {
        UUID broken = Ids.next();
        List<UUID> flares = Stream.generate(Ids::next).limit(12).toList();
        for (UUID flare : flares) {
            TestKafka.send("beacon", flare, "flare.seen", 1, "{}");
            if (flare.equals(flares.get(5))) {
                TestKafka.send("beacon", broken, "beacon.broken", 1, "{\"text\":\"mended\"}");
            }
            TestKafka.send("beacon", flare, "flare.gone", 2, "{}");
        }
        flares.forEach(flare -> awaitEffects(flare, "flare.seen", "flare.gone"));
        await().atMost(SOON).until(() -> deadLetter(broken).getString("id") != null);
    }

    @Test
    void whatMayPassIsTriedAgainInPlace() {
        UUID contended = Ids.next();
        UUID cutOff = Ids.next();
        TestKafka.send("signal", contended, "signal.contended", 1, "{\"text\":\"first\"}");
        TestKafka.send("signal", contended, "signal.raised", 2, "{\"text\":\"second\"}");
        TestKafka.send("signal", cutOff, "signal.cut-off", 1, "{\"text\":\"first\"}");
        TestKafka.send("signal", cutOff, "signal.raised", 2, "{\"text\":\"second\"}");
        awaitEffects(contended, "first", "second");
        awaitEffects(cutOff, "first", "second");
        assertThat(follower.tries(contended)).isEqualTo(3);
        assertThat(follower.tries(cutOff)).isEqualTo(3);
        assertThat(deadLetter(contended).getString("id")).isNull();
        assertThat(deadLetter(cutOff).getString("id")).isNull();
    }

    @Test
    void aHandlerMayPublishAndKeepsTheTrace() {
        UUID signal = Ids.next();
        UUID event = Ids.next();
        ProducerRecord<String, String> record =
                new ProducerRecord<>(TestKafka.topic("signal"), signal.toString(), "{\"text\":\"traced\"}");
        Map.of(
                        "ce_id", event.toString(),
                        "ce_type", "eu.peregrine.signal.raised.v1",
                        "ce_subject", signal.toString(),
                        "ce_sequence", "1",
                        "ce_time", "2026-11-23T10:00:00Z",
                        "ce_traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .forEach((name, value) -> record.headers().add(name, value.getBytes()));
        TestKafka.send(record);
        awaitEffects(signal, "traced");
        assertThat(follower.trace(event)).isEqualTo("0af7651916cd43dd8448eb211c80319c");

        TestKafka.createTopics(List.of(TestKafka.topic("echo")), 3);
        TestKafka.send("signal", signal, "signal.echoed", 2, "{}");
        await().atMost(SOON).until(() -> TestKafka.records("echo", signal).size() == 1);
        assertThat(TestKafka.records("echo", signal).get(0).value()).contains("\"change\":{\"kind\":\"made\"}");
    }

    @Test
    void withoutABrokerTheServiceStaysReadyWritesAndCatchesUp() {
        TestKafka.Broker broker = TestKafka.broker();
        UUID signal = Ids.next();
        UUID before = UUID.fromString(makeThing(1));
        await().atMost(SOON).until(() -> TestKafka.records("thing", before).size() == 1);
        List<UUID> made = new ArrayList<>();
        broker.kill();
        try {
            await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
            for (int i = 1; i <= 10; i++) {
                made.add(UUID.fromString(makeThing(i)));
            }
            given().get("/q/health/ready").then().statusCode(200);
            given().get("/q/health/live").then().statusCode(200);
            given().auth()
                    .oauth2(TestTokens.of("admin"))
                    .get("/operations/outbox")
                    .then()
                    .statusCode(200)
                    .body("backlog", greaterThanOrEqualTo(10), "parkedCount", equalTo(0), "leader", notNullValue());
        } finally {
            broker.start();
        }
        await().atMost(SOON)
                // Once more where the broker came back too late to say that it has it: at least once, but one event.
                .untilAsserted(() -> made.forEach(thing -> assertThat(TestKafka.records("thing", thing).stream()
                                .map(event -> TestKafka.header(event, "ce_id"))
                                .distinct())
                        .hasSize(1)));
        TestKafka.send("signal", signal, "signal.raised", 1, "{\"text\":\"again\"}");
        awaitEffects(signal, "again");
    }

    @Test
    void operationsAreForAdministrators() {
        for (String path : List.of("/operations/outbox", "/operations/dead-letters")) {
            given().get(path).then().statusCode(401);
            given().auth().oauth2(TestTokens.officer()).get(path).then().statusCode(403);
        }
        given().auth()
                .oauth2(TestTokens.of("admin"))
                .get("/operations/dead-letters?limit=0")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(TestTokens.of("admin"))
                .post("/operations/outbox/parked/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404);
        await().atMost(SOON)
                .untilAsserted(() -> given().auth()
                        .oauth2(TestTokens.of("admin"))
                        .get("/operations/outbox")
                        .then()
                        .statusCode(200)
                        .body("backlog", equalTo(0), "parked", hasSize(0)));
    }
}
