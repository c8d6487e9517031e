package eu.peregrine.partners.webhook;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.webhook.Hooks.DELIVERIES;
import static eu.peregrine.partners.webhook.Hooks.SUBSCRIPTIONS;
import static eu.peregrine.partners.webhook.Hooks.send;
import static eu.peregrine.partners.webhook.Hooks.subscribed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import eu.peregrine.partners.webhook.TestReceiver.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an event in Kafka to the receiver's door. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class WebhookDeliveryTest {

    private final TestReceiver receiver = new TestReceiver();
    private final UUID partner = Ids.next();
    private final String mine = "role:officer role:auditor role:admin organisation:" + partner;

    @AfterEach
    void close() {
        receiver.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }

    @Test
    void aPartnerIsToldOfItsOwnAgreementsAndReadsThemWithItsOwnToken() throws Exception {
        UUID one = World.activePartner();
        UUID other = World.activePartner();
        String secret = subscribed(partner(one), receiver.url(), "agreement").getString("secret");
        try (TestReceiver stranger = new TestReceiver()) {
            subscribed(partner(other), stranger.url(), "*");
            String agreement = World.proposed(one).getString("id");
            UUID marker = Ids.next();
            send("campaign.planned", marker, 1, "role:officer organisation:" + other);

            soon().untilAsserted(() ->
                    assertThat(receiver.received()).extracting(Received::type).contains("agreement.proposed"));
            Received message = receiver.received().stream()
                    .filter(one1 -> one1.type().equals("agreement.proposed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(message.path()).isEqualTo("/hook?of=tests");
            assertThat(message.json().getMap("")).containsOnlyKeys("type", "timestamp", "data");
            assertThat(message.json().getMap("data")).containsOnlyKeys("id", "subject", "kind", "sequence", "href");
            assertThat(message.json().getString("data.subject")).isEqualTo(agreement);
            assertThat(message.json().getString("data.kind")).isEqualTo("agreement");
            assertThat(message.json().getString("data.id")).isEqualTo(message.header("webhook-id"));
            partner(one)
                    .get(message.json().getString("data.href"))
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(agreement));
            Verification.accepts(secret, message);

            soon().until(() -> !stranger.received().isEmpty());
            assertThat(stranger.received())
                    .extracting(got -> got.json().getString("data.subject"))
                    .doesNotContain(agreement);
        }
    }

    @Test
    void firstAttemptsOfOneSubjectComeInItsOrderAndAFailureHoldsNothingUp() {
        UUID subject = Ids.next();
        AtomicInteger refusals = new AtomicInteger();
        receiver.answering(message -> message.sequence() == 1 && refusals.incrementAndGet() <= 2 ? 503 : 200);
        subscribed(partner(partner), receiver.url(), "campaign");
        for (int sequence = 1; sequence <= 12; sequence++) {
            send("campaign.edited", subject, sequence, mine);
        }

        soon().untilAsserted(() ->
                assertThat(deliveries("state=DELIVERED&subject=" + subject)).hasSize(12));
        Set<Long> seen = new HashSet<>();
        List<Long> firsts = receiver.received().stream()
                .map(Received::sequence)
                .filter(seen::add)
                .toList();
        assertThat(firsts).isSorted().hasSize(12);
        assertThat(receiver.received()).hasSize(14);
        assertThat(receiver.received().stream()
                        .filter(message -> message.sequence() == 1)
                        .map(message -> message.header("webhook-id"))
                        .distinct())
                .hasSize(1);

        String first = partner(partner)
                .get(DELIVERIES + "?limit=200&subject=" + subject)
                .jsonPath()
                .getString("items.find { it.sequence == 1 }.id");
        partner(partner)
                .get(DELIVERIES + "/" + first)
                .then()
                .statusCode(200)
                .body("attempts", equalTo(3))
                .body("attemptLog.number", equalTo(List.of(1, 2, 3)))
                .body("attemptLog.status", equalTo(List.of(503, 503, 200)))
                .body("attemptLog[0].error", equalTo("The receiver answered 503."))
                .body("lastStatus", equalTo(200))
                .body("actions.verb", equalTo(List.of("retry")));
    }

    @Test
    void tellsAnEventOnceHoweverOftenKafkaRepeatsIt() {
        subscribed(partner(partner), receiver.url(), "campaign.planned");
        UUID subject = Ids.next();
        UUID id = UUID.randomUUID();
        send(id, "campaign.planned", subject, 1, mine);
        send(id, "campaign.planned", subject, 1, mine);
        send("campaign.edited", subject, 2, mine);
        send("campaign.planned", subject, 3, mine);

        soon().untilAsserted(() ->
                assertThat(receiver.received()).extracting(Received::sequence).containsExactly(1L, 3L));
    }

    @Test
    void whoMaySeeWhatIsTheEventsOwnMatter() {
        String coordinator = TestTokens.token(
                Map.of("roles", List.of("coordinator"), "sub", UUID.randomUUID().toString()));
        UUID subject = Ids.next();
        try (TestReceiver office = new TestReceiver()) {
            subscribed(as(coordinator), receiver.url(), "campaign", "award");
            subscribed(officer(), office.url(), "award");
            send("award.offered", subject, 1, "role:officer role:finance");
            send("award.accepted", subject, 2, "role:officer role:coordinator");
            send("award.settled", subject, 3, "organisation:" + partner);
            send("award.settled", subject, 4, "role:officer role:coordinator");

            soon().untilAsserted(() -> assertThat(office.received().stream().filter(about(subject)))
                    .extracting(Received::sequence)
                    .containsExactly(1L, 2L, 4L));
            soon().untilAsserted(() -> assertThat(receiver.received().stream().filter(about(subject)))
                    .extracting(Received::sequence)
                    .containsExactly(2L, 4L));
        }
    }

    private static java.util.function.Predicate<Received> about(UUID subject) {
        return message -> message.json().getString("data.subject").equals(subject.toString());
    }

    @Test
    void anOrganisationIsToldOfItselfAndOfNoOther() {
        UUID one = World.activePartner();
        UUID other = World.activePartner();
        subscribed(partner(one), receiver.url(), "organisation");
        for (UUID id : List.of(other, one)) {
            World.suspend(id).then().statusCode(200);
        }

        soon().untilAsserted(() ->
                assertThat(receiver.received()).extracting(Received::type).contains("organisation.suspended"));
        assertThat(receiver.received()).allMatch(about(one));
    }

    @Test
    void afterARotationBothSecretsSign() throws Exception {
        JsonPath created = subscribed(partner(partner), receiver.url(), "campaign");
        String path = SUBSCRIPTIONS + "/" + created.getString("id");
        JsonPath rotated = partner(partner)
                .post(path + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(rotated.getString("secret")).startsWith("whsec_").isNotEqualTo(created.getString("secret"));
        assertThat(Instant.parse(rotated.getString("previousSecretUntil"))).isAfter(Instant.now());
        send("campaign.planned", Ids.next(), 1, mine);

        soon().until(() -> !receiver.received().isEmpty());
        Received message = receiver.received().get(0);
        assertThat(message.header("webhook-signature").split(" ")).hasSize(2).allMatch(one -> one.startsWith("v1,"));
        Verification.accepts(rotated.getString("secret"), message);
        Verification.accepts(created.getString("secret"), message);
        Verification.refuses(Signer.newSecret(), message);
    }

    @Test
    void aRedirectIsAFailureAndGoesNowhere() {
        try (TestReceiver other = new TestReceiver()) {
            receiver.redirecting(other.url());
            JsonPath created = subscribed(partner(partner), receiver.url(), "*");
            String ping = partner(partner)
                    .post(SUBSCRIPTIONS + "/" + created.getString("id") + "/test")
                    .then()
                    .statusCode(202)
                    .body("type", equalTo("ping"))
                    .extract()
                    .path("id");
            soon().untilAsserted(() -> partner(partner)
                    .get(DELIVERIES + "/" + ping)
                    .then()
                    .body("lastStatus", equalTo(307))
                    .body("lastError", containsString("redirects are not followed")));
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void aReceiverThatIsGoneIsNotAskedAgain() {
        receiver.answering(410);
        String id = subscribed(partner(partner), receiver.url(), "*").getString("id");
        UUID subject = Ids.next();
        send("campaign.planned", subject, 1, mine);

        soon().untilAsserted(() -> partner(partner)
                .get(SUBSCRIPTIONS + "/" + id)
                .then()
                .body("state", equalTo("DISABLED"))
                .body("disabledReason", equalTo("gone"))
                .body("disabledDetail", containsString("410")));
        assertThat(receiver.received()).hasSize(1);
        assertThat(deliveries("state=FAILED&subject=" + subject)).hasSize(1);
        soon().untilAsserted(() -> assertThat(TestKafka.records("subscription", UUID.fromString(id)))
                .extracting(TestKafka::type)
                .containsExactly("subscription.created", "subscription.disabled"));
        assertThat(TestKafka.header(
                        TestKafka.records("subscription", UUID.fromString(id)).get(1), "ce_visibleto"))
                .contains("organisation:" + partner);

        soon().untilAsserted(() -> assertThat(tasks(id)).containsExactly("task.opened"));
        String failed = partner(partner).get(DELIVERIES + "?state=FAILED").path("items[0].id");
        partner(partner).post(DELIVERIES + "/" + failed + "/retry").then().statusCode(409);
        receiver.answering(200);
        partner(partner).post(SUBSCRIPTIONS + "/" + id + "/enable").then().statusCode(200);
        soon().untilAsserted(() -> assertThat(tasks(id)).containsExactly("task.opened", "task.closed"));
        partner(partner).post(DELIVERIES + "/" + failed + "/retry").then().statusCode(202);
        soon().untilAsserted(() ->
                assertThat(deliveries("state=DELIVERED&subject=" + subject)).hasSize(1));
    }

    /** What was told of tasks about a subscription. */
    private static List<String> tasks(String subscription) {
        return TestKafka.records("task").stream()
                // Reading as JSON what other tests have left takes seconds.
                .filter(task -> task.value().contains(subscription))
                .filter(task ->
                        JsonPath.from(task.value()).getString("about.id").equals(subscription))
                .map(TestKafka::type)
                .toList();
    }

    @Test
    void aSubscriptionThatTheOfficeStoppedIsItsOwnersToSeeTo() {
        String id = subscribed(partner(partner), receiver.url(), "campaign").getString("id");
        officer().post(SUBSCRIPTIONS + "/" + id + "/disable").then().statusCode(200);
        soon().untilAsserted(() -> assertThat(tasks(id)).containsExactly("task.opened"));
        partner(partner)
                .header(
                        "If-Match",
                        partner(partner).get(SUBSCRIPTIONS + "/" + id).header("ETag"))
                .delete(SUBSCRIPTIONS + "/" + id)
                .then()
                .statusCode(204);
        soon().untilAsserted(() -> assertThat(tasks(id)).containsExactly("task.opened", "task.closed"));

        String own = subscribed(partner(partner), receiver.url(), "campaign").getString("id");
        partner(partner).post(SUBSCRIPTIONS + "/" + own + "/disable").then().statusCode(200);
        assertThat(tasks(own)).isEmpty();
    }

    @Test
    void operatorsSeeWhatWaitsAndHowFarItWasRead() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("peregrine_webhooks_backlog"))
                .body(containsString("peregrine_webhooks_oldest_age_seconds"));
        as(TestTokens.of("admin"))
                .get("/operations/events")
                .then()
                .statusCode(200)
                .body(
                        "consumed.findAll { it.group == 'partners.webhooks' }.topic",
                        hasItems(TestKafka.topic("agreement"), TestKafka.topic("mobility"), TestKafka.topic("task")))
                .body(
                        "consumed.findAll { it.group == 'partners.followed-mobilities' }.topic",
                        containsInAnyOrder(TestKafka.topic("mobility"), TestKafka.topic("candidacy")));
    }

    @Test
    void aReceiverThatFailsForTooLongIsDisabledAndItsOwnerSeesWhy() {
        receiver.answering(500);
        String id = subscribed(partner(partner), receiver.url(), "*").getString("id");
        Map<UUID, Long> sent = new ConcurrentHashMap<>();
        for (long i = 1; i <= 3; i++) {
            sent.put(send("campaign.planned", Ids.next(), 1, mine), i);
        }
        soon().untilAsserted(() -> partner(partner)
                .get(SUBSCRIPTIONS + "/" + id)
                .then()
                .body("state", equalTo("DISABLED"))
                .body("disabledReason", equalTo("failing"))
                .body("disabledDetail", containsString("The receiver answered 500.")));
        soon().untilAsserted(() ->
                assertThat(deliveries("state=FAILED&subscription=" + id)).hasSize(3));

        send("campaign.planned", Ids.next(), 1, mine);
        receiver.answering(200);
        partner(partner)
                .post(SUBSCRIPTIONS + "/" + id + "/enable")
                .then()
                .statusCode(200)
                .body("failures", equalTo(0));
    }

    @Test
    void sendsAgainWhatHappenedSinceATime() {
        UUID subject = Ids.next();
        Instant before = Instant.now();
        String id = subscribed(partner(partner), receiver.url(), "campaign").getString("id");
        String path = SUBSCRIPTIONS + "/" + id;
        send("campaign.planned", subject, 1, mine);
        soon().until(() -> receiver.received().size() == 1);
        partner(partner).post(path + "/disable").then().statusCode(200).body("disabledReason", equalTo("by-owner"));
        missed(subject);
        partner(partner)
                .body(json(Map.of("from", before.toString())))
                .post(path + "/replay")
                .then()
                .statusCode(409);
        partner(partner).post(path + "/enable").then().statusCode(200);

        partner(partner)
                .body(json(Map.of("from", before.toString())))
                .post(path + "/replay")
                .then()
                .statusCode(202)
                .body("replay.state", equalTo("RUNNING"));
        soon().untilAsserted(() ->
                assertThat(receiver.received()).extracting(Received::sequence).containsExactly(1L, 1L, 2L, 4L));
        assertThat(receiver.received().get(0).header("webhook-id"))
                .isEqualTo(receiver.received().get(1).header("webhook-id"));
        soon().untilAsserted(() -> partner(partner)
                .get(path)
                .then()
                .body("replay.state", equalTo("DONE"))
                .body("replay.found", equalTo(3)));

        Instant later = Instant.now();
        send("campaign.edited", subject, 6, mine);
        soon().until(() -> receiver.received().size() == 5);
        partner(partner)
                .body(json(Map.of("from", later.toString())))
                .post(path + "/replay")
                .then()
                .statusCode(202);
        soon().untilAsserted(() ->
                assertThat(receiver.received()).extracting(Received::sequence).containsExactly(1L, 1L, 2L, 4L, 6L, 6L));
    }

    /** Events while nobody tells the partner; another one's receiver shows that they have passed. */
    private void missed(UUID subject) {
        UUID other = Ids.next();
        try (TestReceiver witness = new TestReceiver()) {
            subscribed(partner(other), witness.url(), "campaign");
            send("campaign.edited", subject, 2, mine);
            send("campaign.edited", subject, 3, "role:officer organisation:" + other);
            send("campaign.edited", subject, 4, mine);
            send("campaign.edited", subject, 5, "role:officer organisation:" + other);
            soon().untilAsserted(() -> assertThat(witness.received())
                    .extracting(Received::sequence)
                    .containsExactly(3L, 5L));
        }
    }

    @Test
    void aSubscriptionIsNeverToldOfItself() {
        JsonPath watching = subscribed(partner(partner), receiver.url(), "subscription");
        String other = subscribed(partner(partner), "https://hooks.example.edu/", "subscription")
                .getString("id");

        soon().untilAsserted(() -> assertThat(receiver.received())
                .extracting(message -> message.json().getString("data.subject"))
                .containsExactly(other));
        assertThat(watching.getString("id")).isNotEqualTo(other);
        // The other one may hear of the first, which was begun just before it.
        partner(partner)
                .get(DELIVERIES + "?type=subscription.created")
                .then()
                .body("items.findAll { it.subject.id == '" + other + "' }", hasSize(1))
                .body("items.findAll { it.subject.id == it.subscription.id }", hasSize(0));
    }

    private List<String> deliveries(String query) {
        return partner(partner).get(DELIVERIES + "?limit=200&" + query).path("items.id");
    }
}
