package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.World.agreement;
import static eu.peregrine.partners.World.approve;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.organisation;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.proposed;
import static eu.peregrine.partners.World.word;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.partners.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One-time links: made by the office, used by somebody who has no account. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AgreementInvitationTest {

    private static final String AGREEMENTS = "/api/v1/agreements/";

    @Inject
    EntityManager entities;

    private static UUID university(String domain) {
        Map<String, Object> body = organisation("Universität " + word());
        body.put("website", "https://www." + domain + "/en");
        return World.activePartner(body);
    }

    private static Map<String, Object> invitation(String verb, String email) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("verb", verb);
        body.put("email", email);
        return body;
    }

    private static Response invite(String agreement, Map<String, Object> body) {
        return officer().body(json(body)).post(AGREEMENTS + agreement + "/invitations");
    }

    private static String token(String agreement, String verb) {
        Map<String, Object> body = invitation(verb, "rector@elsewhere.example");
        body.put("confirmed", true);
        String link = invite(agreement, body).then().statusCode(201).extract().path("link");
        return link.substring(link.indexOf("#partners.") + 10);
    }

    private static Response look(String token) {
        return visitor(Map.of("token", token)).post(AGREEMENTS + "links/look");
    }

    private static Response act(Map<String, Object> body) {
        return visitor(body).post(AGREEMENTS + "links/act");
    }

    /** Somebody without a token, from an address of their own. */
    private static io.restassured.specification.RequestSpecification visitor(Map<String, Object> body) {
        return given().contentType("application/json")
                .header("X-Forwarded-For", "203.0.113." + (int) (Math.random() * 250))
                .body(json(body));
    }

    @Test
    void anAddressIsKnownByTheDomainOfAContactUnlessEverybodyMayHaveOneThere() {
        UUID partner = university(word() + ".example");
        String id = proposed(partner).getString("id");
        String domain = word() + ".example.net";
        for (String contact : List.of("head@" + domain, "head-" + word() + "@gmail.com")) {
            officer()
                    .body(json(Map.of("role", "head", "name", "The head", "email", contact)))
                    .post("/api/v1/organisations/" + partner + "/contacts")
                    .then()
                    .statusCode(201);
        }
        invite(id, invitation("approve", "rector-" + word() + "@gmail.com"))
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("address-not-known")))
                .body("detail", containsString(domain))
                .body("detail", not(containsString("gmail")));
        invite(id, invitation("approve", "rector@" + domain)).then().statusCode(201);
    }

    @Test
    void refusalsAreSaidInFrenchToWhoReadsFrench() {
        UUID partner = university(word() + ".example");
        String id = proposed(partner).getString("id");
        partner(partner)
                .header("Accept-Language", "fr-FR,fr;q=0.9")
                .body(json(Map.of("revision", 7, "hash", "0".repeat(64))))
                .post(AGREEMENTS + id + "/approve")
                .then()
                .statusCode(409)
                .header("Content-Language", "fr")
                .body(
                        "detail",
                        equalTo("Vous approuvez la révision 7, mais la révision 1 est proposée à présent."
                                + " Relisez l’accord, puis décidez."));
        officer()
                .header("Accept-Language", "fr")
                .body(json(invitation("approve", "rector@elsewhere.example")))
                .post(AGREEMENTS + id + "/invitations")
                .then()
                .statusCode(422)
                .body("detail", startsWith("Cette adresse n’est celle d’aucun contact de la partie"))
                .body("errors[0].code", equalTo("address-not-known"))
                .body("errors[0].detail", startsWith("Cette adresse n’est celle d’aucun contact de la partie"));
    }

    @Test
    void anAddressIsKnownByItsDomainOrAsAContacts() {
        UUID partner = university(word() + ".example");
        String id = proposed(partner).getString("id");
        String address = "rector-" + word() + "@mail.example.org";
        invite(id, invitation("approve", address))
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("address-not-known")));
        officer()
                .body(json(Map.of("role", "head", "name", "The rector", "email", address)))
                .post("/api/v1/organisations/" + partner + "/contacts")
                .then()
                .statusCode(201);
        invite(id, invitation("approve", address.toUpperCase(java.util.Locale.ROOT)))
                .then()
                .statusCode(201);
    }

    @Test
    void showsWhatOneApprovesAndApprovesItOnce() {
        String domain = word() + ".example";
        UUID partner = university(domain);
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");
        approve(officer(), proposal).then().statusCode(200);

        JsonPath made = invite(id, invitation("approve", "rector@mail." + domain))
                .then()
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .body("onBehalfOf.id", equalTo(partner.toString()))
                .body("link", matchesPattern("http://localhost:8080/links#partners\\.[A-Za-z0-9_-]{43}"))
                .extract()
                .jsonPath();
        String token = made.getString("link").split("#partners\\.")[1];
        assertThat(Instant.parse(made.getString("expiresAt")))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(13)), Instant.now().plus(Duration.ofDays(14)));
        officer()
                .get(AGREEMENTS + id + "/invitations")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].email", equalTo("rector@mail." + domain))
                .body("items[0].link", nullValue());

        look(token)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("verb", equalTo("approve"))
                .body("title", equalTo(proposal.getString("title")))
                .body("stamp", equalTo(proposal.getString("contentHash")))
                .body("facts.label.en", hasItem("You act for"))
                .body("terms", hasSize(2))
                .body("terms.en", everyItem(startsWith("Each academic year up to 4 students from ")))
                .body("terms.fr", everyItem(startsWith("Chaque année universitaire, jusqu'à 4 étudiants de ")))
                .body("terms[0].en", containsString("English at B2"))
                .body("commentRequired", equalTo(false));
        look(token).then().statusCode(200);
        officer().get(AGREEMENTS + id).then().body("state", equalTo("PROPOSED"));

        act(Map.of("token", token)).then().statusCode(200).body("message.en", containsString("in force"));
        officer()
                .get(AGREEMENTS + id)
                .then()
                .body("state", equalTo("IN_FORCE"))
                .body("approvals.basis", contains("own-token", "one-time-link"))
                .body("approvals[1].party.id", equalTo(partner.toString()));
        act(Map.of("token", token)).then().statusCode(410).body("type", equalTo("/problems/link-used"));
        look(token).then().statusCode(410);
        officer().get(AGREEMENTS + id + "/invitations").then().body("items[0].state", equalTo("USED"));
        officer()
                .get(AGREEMENTS + id + "/audit?sort=-sequence")
                .then()
                .body("items[0].basis", equalTo("one-time-link"))
                .body("items[0].actor", equalTo("invitation:" + made.getString("id")))
                .body("items[0].client", startsWith("email-sha256:"))
                .body("items[0].onBehalfOf", equalTo(partner.toString()));
        assertNoTokenNorAddressIsTold(id, token, domain);
    }

    private void assertNoTokenNorAddressIsTold(String id, String token, String domain) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TestKafka.records("agreement", UUID.fromString(id)))
                        .extracting(TestKafka::type)
                        .contains("agreement.invited", "agreement.entered-into-force"));
        assertThat(TestKafka.records("agreement", UUID.fromString(id)))
                .allSatisfy(
                        event -> assertThat(event.value()).doesNotContain(token).doesNotContain(domain));
        Number kept = QuarkusTransaction.requiringNew().call(() -> (Number)
                entities.createNativeQuery("select count(*) from invitation where invitation::text like :token")
                        .setParameter("token", "%" + token + "%")
                        .getSingleResult());
        assertThat(kept.longValue()).isZero();
    }

    @Test
    void disputesWhatWasRecordedWithACommentAlone() {
        UUID partner = World.activePartner();
        Map<String, Object> body = agreement(partner);
        body.put("recorded", Map.of("state", "IN_FORCE", "signedOn", "1994-05-01", "reason", "On paper since 1994"));
        String id = officer()
                .body(json(body))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String token = token(id, "dispute");
        String late = token(id, "dispute");
        look(token)
                .then()
                .statusCode(200)
                .body("verb", equalTo("dispute"))
                .body("commentRequired", equalTo(true))
                .body("task.en", containsString("recorded"))
                .body("facts.find { it.label.en == 'Recorded from paper' }.value.en", equalTo("the agreement itself"));
        act(Map.of("token", token)).then().statusCode(422).body("errors.code", contains("comment-required"));
        act(Map.of("token", token, "comment", "We never signed this"))
                .then()
                .statusCode(200)
                .body("verb", equalTo("dispute"))
                .body("message.en", containsString("contradiction is recorded"));
        officer()
                .get(AGREEMENTS + id)
                .then()
                .body("state", equalTo("IN_FORCE"))
                .body("dispute.state", equalTo("OPEN"))
                .body("dispute.by.id", equalTo(partner.toString()))
                .body("dispute.comment", equalTo("We never signed this"));
        officer()
                .get(AGREEMENTS + id + "/audit?sort=-sequence")
                .then()
                .body("items[0].verb", equalTo("disputed"))
                .body("items[0].basis", equalTo("one-time-link"))
                .body("items[0].onBehalfOf", equalTo(partner.toString()));
        act(Map.of("token", late, "comment", "Once more"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/disputed-already"));
        Map<String, Object> another = invitation("dispute", "rector@elsewhere.example");
        another.put("confirmed", true);
        invite(id, another).then().statusCode(409).body("type", equalTo("/problems/disputed-already"));
        // What it did itself nobody recorded for it.
        invite(inForce(partner).getString("id"), another)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/nothing-recorded"));
    }

    @Test
    void rejectsWithACommentAlone() {
        String id = proposed(World.activePartner()).getString("id");
        String token = token(id, "reject");
        look(token).then().statusCode(200).body("commentRequired", equalTo(true));

        act(Map.of("token", token)).then().statusCode(422).body("errors.pointer", contains("/comment"));
        act(Map.of("token", token, "comment", "Too few places")).then().statusCode(200);
        officer()
                .get(AGREEMENTS + id)
                .then()
                .body("state", equalTo("DRAFT"))
                .body("rejection.text", equalTo("Too few places"));
    }

    @Test
    void refusesAnAmendmentAndATerminationWithAComment() {
        UUID partner = World.activePartner();
        JsonPath inForce = World.inForce(partner);
        String id = inForce.getString("id");
        officer()
                .body(json(Map.of("title", "Another title", "conditions", inForce.getList("conditions"))))
                .post(AGREEMENTS + id + "/amend")
                .then()
                .statusCode(200);
        String amendment = token(id, "revert");
        look(amendment).then().statusCode(200).body("verb", equalTo("revert")).body("commentRequired", equalTo(true));
        act(Map.of("token", amendment)).then().statusCode(422).body("errors.pointer", contains("/comment"));
        act(Map.of("token", amendment, "comment", "The old title is ours"))
                .then()
                .statusCode(200);
        officer()
                .get(AGREEMENTS + id)
                .then()
                .body("state", equalTo("IN_FORCE"))
                .body("title", equalTo(inForce.getString("title")))
                .body("reversion.text", equalTo("The old title is ours"))
                .body("reversion.basis", equalTo("one-time-link"));

        officer()
                .body(json(Map.of("reason", "Over")))
                .post(AGREEMENTS + id + "/terminate")
                .then()
                .statusCode(200)
                .body("reversion", nullValue());
        act(Map.of("token", token(id, "revert"), "comment", "We go on"))
                .then()
                .statusCode(200)
                .body("verb", equalTo("revert"));
        officer().get(AGREEMENTS + id).then().body("state", equalTo("IN_FORCE"));
    }

    @Test
    void isBoundToWhatWasOpenWhenItWasMade() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");
        String token = token(id, "approve");
        Map<String, Object> other = agreement(partner);
        officer()
                .header("If-Match", officer().get(AGREEMENTS + id).header("ETag"))
                .body(json(other))
                .put(AGREEMENTS + id)
                .then()
                .statusCode(200);

        look(token)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/link-stale"))
                .body("detail", containsString("revision 2 is open now"));
        act(Map.of("token", token)).then().statusCode(409);
        officer().get(AGREEMENTS + id + "/invitations").then().body("items[0].state", equalTo("OPEN"));
        String left = token(id, "approve");
        partner(partner).body(json(Map.of("comment", "No"))).post(AGREEMENTS + id + "/reject");
        look(left).then().statusCode(409).body("type", equalTo("/problems/link-over"));
    }

    @Test
    void isTakenBackAndGrowsOld() {
        String id = proposed(World.activePartner()).getString("id");
        String token = token(id, "approve");
        String invitation = officer().get(AGREEMENTS + id + "/invitations").path("items[0].id");
        officer().delete(AGREEMENTS + id + "/invitations/" + invitation).then().statusCode(204);
        look(token).then().statusCode(410).body("type", equalTo("/problems/link-revoked"));
        officer().delete(AGREEMENTS + id + "/invitations/" + invitation).then().statusCode(409);
        officer().delete(AGREEMENTS + id + "/invitations/" + Ids.next()).then().statusCode(404);

        String old = token(id, "approve");
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update invitation set expires_at = now() - interval '1 second' where object_id = :id")
                        .setParameter("id", UUID.fromString(id))
                        .executeUpdate());
        act(Map.of("token", old)).then().statusCode(410).body("type", equalTo("/problems/link-expired"));
    }

    @Test
    void isMadeOnlyForWhatIsAwaitedAndForAKnownAddress() {
        String domain = word() + ".example";
        UUID partner = university(domain);
        String id = proposed(partner).getString("id");
        for (String stranger : List.of("rector@elsewhere.example", "rector@not" + domain)) {
            invite(id, invitation("approve", stranger))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/email"))
                    .body("detail", containsString(domain));
        }
        invite(id, invitation("approve", "no address")).then().statusCode(400);
        invite(id, invitation("delete", "rector@" + domain)).then().statusCode(400);
        Map<String, Object> forStranger = invitation("approve", "rector@" + domain);
        forStranger.put("organisationId", World.activePartner());
        invite(id, forStranger).then().statusCode(422).body("errors.pointer", contains("/organisationId"));
        invite(inForce(partner).getString("id"), invitation("approve", "rector@" + domain))
                .then()
                .statusCode(409);
    }

    @Test
    void isNotKeptForARepetition() {
        String domain = word() + ".example";
        String id = proposed(university(domain)).getString("id");
        String body = json(invitation("approve", "rector@" + domain));
        String key = word();
        officer()
                .header("Idempotency-Key", key)
                .body(body)
                .post(AGREEMENTS + id + "/invitations")
                .then()
                .statusCode(201)
                .body("link", notNullValue());
        officer()
                .header("Idempotency-Key", key)
                .body(body)
                .post(AGREEMENTS + id + "/invitations")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("link", nullValue());
        officer().get(AGREEMENTS + id + "/invitations").then().body("items", hasSize(1));
    }

    @Test
    void worksOnceHoweverManyPressAtTheSameTime() throws Exception {
        JsonPath proposal = proposed(World.activePartner());
        String token = token(proposal.getString("id"), "approve");
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> press = () -> act(Map.of("token", token)).statusCode();
            List<Integer> answers = people.invokeAll(List.of(press, press, press, press)).stream()
                    .map(AgreementInvitationTest::answer)
                    .toList();
            assertThat(answers)
                    .containsOnlyOnce(200)
                    .allMatch(status -> List.of(200, 409, 410).contains(status));
        } finally {
            people.shutdown();
        }
    }

    private static Integer answer(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void slowsDownWhoeverTriesManyLinks() {
        String address = "2001:db8:" + Integer.toHexString((int) (Math.random() * 60000)) + ":1::";
        int[] statuses = new int[21];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = given().contentType("application/json")
                    .header("X-Forwarded-For", address + i)
                    .body(json(Map.of("token", "guess" + i)))
                    .post(AGREEMENTS + "links/look")
                    .statusCode();
        }
        assertThat(statuses).startsWith(404, 404).endsWith(404, 429);
        given().contentType("application/json")
                .header("X-Forwarded-For", address + "ffff")
                .body(json(Map.of("token", "guess")))
                .post(AGREEMENTS + "links/act")
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .contentType(startsWith("application/problem+json"));
        look("guess").then().statusCode(404).body("detail", not(containsString("guess")));
    }
}
