package eu.peregrine.partners;

import static eu.peregrine.partners.World.approve;
import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.local.test.EventPromises;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.campus.CampusWorld;
import eu.peregrine.partners.mobility.Stays;
import eu.peregrine.partners.review.ReviewWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Every event that the service really sends fits its schema under {@code contracts/events}, and every schema is of one. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class EventContractTest {

    /** The tasks of partners are told of by the same events as those of other services; DutiesTest looks at them. */
    private static final String TASKS = "task";

    @ConfigProperty(name = "peregrine.topics")
    List<String> topics;

    @Test
    void whatIsSentIsWhatIsPromised() {
        play();
        List<String> kinds = topics.stream().filter(kind -> !kind.equals(TASKS)).toList();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(EventPromises.broken(kinds)).isEmpty());
    }

    private static void subscriptions(UUID partner) {
        Map<String, Object> wanted = new java.util.HashMap<>(
                Map.of("url", "https://hooks.example.edu/in", "eventTypes", List.of("agreement", "mobility.planned")));
        String id = partner(partner)
                .body(json(wanted))
                .post("/api/v1/subscriptions")
                .path("id");
        String path = "/api/v1/subscriptions/" + id;
        wanted.put("eventTypes", List.of("*"));
        partner(partner)
                .header("If-Match", partner(partner).get(path).header("ETag"))
                .body(json(wanted))
                .put(path)
                .then()
                .statusCode(200);
        List.of("rotate-secret", "disable", "enable")
                .forEach(step -> partner(partner).post(path + "/" + step).then().statusCode(200));
        partner(partner)
                .header("If-Match", partner(partner).get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
    }

    /** A bit of everything. */
    private static void play() {
        subscriptions(World.activePartner());
        UUID partner = organisations();
        officer()
                .body(json(Map.of("officer", "officer-7")))
                .post("/api/v1/organisations/" + World.activePartner() + "/assign")
                .then()
                .statusCode(200);
        String agreement = World.drafted(partner).getString("id");
        Map<String, Object> edited = World.agreement(partner);
        Map<String, Object> teaching = World.studies(home(), partner);
        teaching.put("activity", "staff-teaching");
        teaching.remove("eqfLevels");
        teaching.remove("totalMonthsPerYear");
        teaching.put("totalDaysPerYear", 8.5);
        teaching.put("sendingUnit", "140");
        teaching.put("otherTerms", "By arrangement");
        teaching.put("subjectAreas", List.of(Map.of("iscedF", "0732", "clarification", "Bridges")));
        teaching.put(
                "languages", List.of(Map.of("language", "fr", "cefr", "NS", "subjectArea", Map.of("iscedF", "0732"))));
        edited.put("conditions", List.of(teaching));
        String path = "/api/v1/agreements/" + agreement;
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .body(json(edited))
                .put(path)
                .then()
                .statusCode(200);
        officer().post(path + "/propose").then().statusCode(200);
        partner(partner)
                .body(json(Map.of("comment", "No")))
                .post(path + "/reject")
                .then()
                .statusCode(200);
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        end(World.inForce(partner).getString("id"), partner);
        becomesOther(World.inForce(partner), partner);
        reviews(partner);
        campus(partner);
        beside(World.proposed(partner).getString("id"), partner);
        merger();
    }

    private static void merger() {
        UUID duplicate = World.activePartner();
        World.inForce(duplicate);
        ReviewWorld.opened(duplicate);
        officer()
                .body(json(Map.of("into", World.activePartner())))
                .post("/api/v1/organisations/" + duplicate + "/merge")
                .then()
                .statusCode(200);
    }

    private static void reviews(UUID partner) {
        String path = "/api/v1/selection-reviews/" + ReviewWorld.opened(partner);
        String criteria = json(Map.of(
                "criteria", List.of(Map.of("code", "all", "name", Map.of("en", "All", "fr", "Tout"), "weight", 100))));
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .body(criteria)
                .put(path + "/criteria")
                .then()
                .statusCode(200);
        officer()
                .body(json(Map.of("reason", "A friend")))
                .post(path + "/declare-conflict")
                .then()
                .statusCode(200);
        lapse(ReviewWorld.decided(World.activePartner(), "positive", ReviewWorld.today()));
        ReviewWorld.decided(partner, "negative");
        ReviewWorld.decided(partner, "positive");
        ReviewWorld.requireReview(true);
        ReviewWorld.requireReview(false);
    }

    private static void lapse(String review) {
        clock("P2D");
        try {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(officer()
                                    .get("/api/v1/selection-reviews/" + review)
                                    .jsonPath()
                                    .getString("state"))
                            .isEqualTo("EXPIRED"));
        } finally {
            clock("PT0S");
        }
    }

    private static void clock(String offset) {
        World.as(TestTokens.of("admin"))
                .body(json(Map.of("offset", offset)))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }

    private static void campus(UUID partner) {
        Map<String, Object> body = CampusWorld.abroad(partner);
        body.put("latitude", 33.57);
        body.put("longitude", -7.59);
        String id = CampusWorld.planned(body);
        String path = CampusWorld.CAMPUSES + "/" + id;
        body.put("city", "Rabat");
        change(path, body);
        CampusWorld.added(id, CampusWorld.programme());
        String programme = path + "/programmes/" + CampusWorld.added(id, CampusWorld.programme());
        Map<String, Object> other = CampusWorld.programme();
        other.put("eqf", 6);
        officer()
                .header("If-Match", CampusWorld.etag(id))
                .body(json(other))
                .put(programme)
                .then()
                .statusCode(200);
        officer()
                .header("If-Match", CampusWorld.etag(id))
                .delete(programme)
                .then()
                .statusCode(200);
        officer().post(path + "/open").then().statusCode(200);
        officer().post(path + "/close").then().statusCode(200);
    }

    private static void change(String path, Map<String, Object> body) {
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .body(json(body))
                .put(path)
                .then()
                .statusCode(200);
    }

    private static void becomesOther(JsonPath inForce, UUID partner) {
        String path = "/api/v1/agreements/" + inForce.getString("id");
        partner(partner)
                .body(json(Map.of(
                        "id", inForce.getString("copies[1].id"),
                        "conditions", inForce.getList("conditions"),
                        "contentHash", inForce.getString("copies[1].contentHash"))))
                .put(path + "/copies/" + partner)
                .then()
                .statusCode(200);
        partner(partner)
                .header("If-Match", partner(partner).get(path).header("ETag"))
                .delete(path + "/copies/" + partner)
                .then()
                .statusCode(204);
        List<Map<String, Object>> conditions = inForce.getList("conditions");
        conditions.get(0).put("mobilitiesPerYear", 9);
        JsonPath open = partner(partner)
                .body(json(Map.of("title", "Another title", "conditions", conditions)))
                .post(path + "/amend")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        approve(officer(), open).then().statusCode(200);
        approve(partner(partner), open).then().statusCode(200);
        officer()
                .body(json(Map.of("reason", "We close")))
                .post(path + "/give-notice")
                .then()
                .statusCode(200);
        officer().body("{}").post(path + "/withdraw-notice").then().statusCode(200);
        officer().body("{}").post(path + "/renew").then().statusCode(201);
        Map<String, Object> over = World.agreement(partner);
        over.put("recorded", Map.of("state", "EXPIRED", "signedOn", "1983-05-02", "reason", "On paper"));
        officer().body(json(over)).post("/api/v1/agreements").then().statusCode(201);
    }

    /** What happens beside the terms. */
    private static void beside(String agreement, UUID partner) {
        String path = "/api/v1/agreements/" + agreement;
        Map<String, Object> note = Map.of(
                "visibility",
                "parties",
                "text",
                "Why not six?",
                "conditionId",
                officer().get(path).path("conditions[0].id"));
        partner(partner).body(json(note)).post(path + "/notes").then().statusCode(201);
        String invitation = officer()
                .body(json(Map.of("verb", "approve", "email", "rector@elsewhere.example", "confirmed", true)))
                .post(path + "/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        officer().delete(path + "/invitations/" + invitation).then().statusCode(204);
        officer()
                .body(json(Map.of("officer", "officer-7")))
                .post(path + "/assign")
                .then()
                .statusCode(200);
        officer().body("{}").post(path + "/assign").then().statusCode(200);
        attach(path);
        attach("/api/v1/organisations/" + partner);
        recorded(partner);
    }

    private static void attach(String owner) {
        officer()
                .contentType("text/plain")
                .body("A paper")
                .queryParam("name", "paper.txt")
                .post(owner + "/documents")
                .then()
                .statusCode(201);
    }

    private static void recorded(UUID partner) {
        Map<String, Object> body = World.agreement(partner);
        body.put("recorded", Map.of("state", "IN_FORCE", "signedOn", "1994-05-01", "reason", "On paper since 1994"));
        String path = officer()
                .body(json(body))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        partner(partner)
                .body(json(Map.of("comment", "We never signed this")))
                .post(path + "/dispute")
                .then()
                .statusCode(200);
        officer()
                .body(json(Map.of("outcome", "withdrawn", "comment", "They found their copy")))
                .post(path + "/dispute/resolve")
                .then()
                .statusCode(200);
    }

    private static void end(String agreement, UUID partner) {
        String path = "/api/v1/agreements/" + agreement;
        String reason = json(Map.of("reason", "We close"));
        partner(partner).body(reason).post(path + "/terminate").then().statusCode(200);
        partner(partner).post(path + "/revert").then().statusCode(200);
        JsonPath ending = partner(partner)
                .body(reason)
                .post(path + "/terminate")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        approve(officer(), ending).then().statusCode(200);
        approve(partner(partner), ending).then().statusCode(200);
    }

    private static UUID organisations() {
        Map<String, Object> body = World.organisation("Network " + World.word());
        body.put("kind", "network");
        body.put("networkKind", "programme");
        UUID network = World.activePartner(body);
        UUID partner = World.activePartner();
        String path = "/api/v1/organisations/" + partner;
        officer()
                .body(json(Map.of("label", "EUR-ACE", "issuer", "ENAEE", "validFrom", "2024-01-01")))
                .post(path + "/labels")
                .then()
                .statusCode(201);
        officer()
                .body(json(Map.of("networkId", network, "role", "member", "start", "2024-01-01")))
                .post(path + "/memberships")
                .then()
                .statusCode(201);
        Map<String, Object> changed = World.organisation("Changed " + World.word());
        changed.put("latitude", 51.028);
        changed.put("longitude", 13.73);
        changed.put("website", "https://example.org");
        changed.put("identifiers", Map.of("schac", World.word() + ".example"));
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .body(json(changed))
                .put(path)
                .then()
                .statusCode(200);
        UUID former = World.activePartner();
        parts(partner, network);
        World.suspend(former).then().statusCode(200);
        officer().post("/api/v1/organisations/" + former + "/archive").then().statusCode(200);
        for (int i = 0; i < 10; i++) {
            Stays.outgoing(partner).send("HOST_APPROVED", 3);
        }
        return partner;
    }

    private static void parts(UUID partner, UUID network) {
        String path = "/api/v1/organisations/" + partner;
        String unit = officer()
                .body(json(Map.of("kind", "faculty", "name", Map.of("en", "Civil Engineering"), "code", "CE")))
                .post(path + "/units")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String contact = partner(partner)
                .body(json(Map.of(
                        "role", "nominations", "name", "Exchange Office", "email", "x@example.org", "unitId", unit)))
                .post(path + "/contacts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String membership = officer().get(path + "/memberships").path("items[0].id");
        change(path, "/memberships/" + membership + "/delegates", Map.of("delegates", List.of(contact)));
        change(path, "/factsheet", World.factsheet());
        officer()
                .body(json(Map.of("end", "2028-12-31")))
                .post(path + "/memberships/" + membership + "/leave")
                .then()
                .statusCode(200);
        String label = officer().get(path + "/labels").path("items[0].id");
        officer()
                .body(json(Map.of("validUntil", "2028-12-31")))
                .post(path + "/labels/" + label + "/end")
                .then()
                .statusCode(200);
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .delete(path + "/labels/" + label)
                .then()
                .statusCode(204);
        officer()
                .body(json(Map.of("into", partner)))
                .post("/api/v1/organisations/" + World.activePartner() + "/merge")
                .then()
                .statusCode(200);
    }

    private static void change(String organisation, String part, Map<String, Object> body) {
        officer()
                .header("If-Match", officer().get(organisation).header("ETag"))
                .body(json(body))
                .put(organisation + part)
                .then()
                .statusCode(200);
    }
}
