package eu.peregrine.partners.review;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.drafted;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reviews and the policy over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ReviewHttpTest {

    private static final String REVIEWS = "/api/v1/selection-reviews/";

    @Test
    void isScoredExplainedAndDecided() {
        UUID partner = World.activePartner();
        String id = ReviewWorld.opened(partner);
        String paper = officer()
                .contentType("text/plain")
                .body("A report")
                .queryParam("name", "report.txt")
                .post("/api/v1/organisations/" + partner + "/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        reviewer("anna")
                .body(json(Map.of(
                        "scores",
                        List.of(
                                points("academic-excellence", 15, Map.of("url", "https://example.org/ranking")),
                                points("research-profile", 12.5, Map.of("documentId", paper))))))
                .post(REVIEWS + id + "/score")
                .then()
                .statusCode(200)
                .body("total.value", equalTo(14.0f))
                .body("scores.reviewer", contains("anna", "anna"))
                .body("actions.find { it.verb == 'decide' }.allowed", equalTo(false))
                .body("actions.find { it.verb == 'score' }.allowed", equalTo(true));
        score("bruno", id, 20).then().statusCode(200).body("total.value", equalTo(15.5f));
        reviewer("bruno")
                .body(json(Map.of("reason", "He studied there")))
                .post(REVIEWS + id + "/declare-conflict")
                .then()
                .statusCode(200)
                .body("total.value", equalTo(14.0f))
                .body("total.rounding", containsString("half up"))
                .body("scores.counts", containsInAnyOrder(true, true, false));
        score("bruno", id, 19).then().statusCode(403).body("type", containsString("conflict-of-interest"));

        officer()
                .body(json(decision("positive", LocalDate.now().plusYears(3))))
                .post(REVIEWS + id + "/decide")
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED"))
                .body("decision", equalTo("positive"))
                .body("validFrom", notNullValue());
        officer().get(REVIEWS + id + "/audit").then().statusCode(200).body("items", hasSize(5));
        as(TestTokens.of("student")).get(REVIEWS + id).then().statusCode(403);
        officer()
                .get("/api/v1/selection-reviews?organisation=" + partner + "&state=DECIDED&decision=positive")
                .then()
                .body("items.id", contains(id));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TestKafka.records("selection-review", UUID.fromString(id)))
                        .extracting(TestKafka::type)
                        .endsWith("selection-review.decided"));
        assertThat(TestKafka.records("selection-review", UUID.fromString(id)))
                .noneMatch(record ->
                        record.value().contains("anna") || record.value().contains("studied"));
    }

    @Test
    void refusesWhatIsNone() {
        UUID partner = World.activePartner();
        officer()
                .body(json(Map.of("organisationId", Ids.next(), "criteria", ReviewWorld.criteria())))
                .post("/api/v1/selection-reviews")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/organisationId"));
        officer()
                .body(json(Map.of(
                        "organisationId",
                        partner,
                        "criteria",
                        List.of(Map.of("code", "one", "name", Map.of("en", "One"), "weight", 99)))))
                .post("/api/v1/selection-reviews")
                .then()
                .statusCode(422)
                .body("errors.code", contains("weights-not-100"));
        String id = ReviewWorld.opened(partner);
        reviewer("anna")
                .body(json(Map.of("scores", List.of(points("academic-excellence", 20.5, Map.of("text", "x"))))))
                .post(REVIEWS + id + "/score")
                .then()
                .statusCode(400);
        reviewer("anna")
                .body(json(Map.of("scores", List.of(points("academic-excellence", 20, Map.of("url", "javascript:1"))))))
                .post(REVIEWS + id + "/score")
                .then()
                .statusCode(400);
        reviewer("anna")
                .body(json(Map.of(
                        "scores", List.of(points("academic-excellence", 2, Map.of("documentId", Ids.next()))))))
                .post(REVIEWS + id + "/score")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/scores/0/evidence/0/documentId"));
        reviewer("anna")
                .body(json(Map.of("reviewer", "bruno", "reason", "I say so")))
                .post(REVIEWS + id + "/declare-conflict")
                .then()
                .statusCode(403);
        officer().get(REVIEWS + Ids.next()).then().statusCode(404);
    }

    @Test
    void setsCriteriaAnewWithTheRightVersionOnly() {
        String id = ReviewWorld.opened(World.activePartner());
        String body =
                json(Map.of("criteria", List.of(Map.of("code", "all", "name", Map.of("en", "All"), "weight", 100))));
        officer().body(body).put(REVIEWS + id + "/criteria").then().statusCode(428);
        officer()
                .header("If-Match", officer().get(REVIEWS + id).header("ETag"))
                .body(body)
                .put(REVIEWS + id + "/criteria")
                .then()
                .statusCode(200)
                .body("criteria.code", contains("all"));
    }

    @Test
    void givesWayToALaterOne() {
        UUID partner = World.activePartner();
        String first = ReviewWorld.decided(partner, "positive");
        String second = ReviewWorld.decided(partner, "negative");
        officer().get(REVIEWS + first).then().body("state", equalTo("SUPERSEDED"));
        officer().get(REVIEWS + second).then().body("state", equalTo("DECIDED"));
    }

    @Test
    void givesWayToOneDecidedAheadOnItsFirstDayOnly() {
        UUID partner = World.activePartner();
        LocalDate today = ReviewWorld.today();
        String present = ReviewWorld.decided(partner, "positive");
        String ahead = ReviewWorld.decided(partner, "negative", today.plusDays(2), today.plusYears(3));
        officer().get(REVIEWS + present).then().body("state", equalTo("DECIDED"));
        officer().get(REVIEWS + ahead).then().body("state", equalTo("DECIDED"));
        try {
            ReviewWorld.requireReview(true);
            propose(drafted(partner).getString("id")).then().statusCode(200);
            clock("P3D");
            propose(drafted(partner).getString("id"))
                    .then()
                    .statusCode(422)
                    .body("errors.code", contains("review-missing"));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> officer().get(REVIEWS + present).then().body("state", equalTo("SUPERSEDED")));
            officer().get(REVIEWS + ahead).then().body("state", equalTo("DECIDED"));
        } finally {
            clock("PT0S");
            ReviewWorld.requireReview(false);
        }
    }

    private static void clock(String offset) {
        as(TestTokens.of("admin"))
                .body(json(Map.of("offset", offset)))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }

    @Test
    void everyOtherPartyNeedsAReviewWhateverItIs() {
        Map<String, Object> company = World.organisation("Company " + World.word());
        company.put("kind", "company");
        UUID partner = World.activePartner(company);
        String agreement = drafted(partner).getString("id");
        try {
            ReviewWorld.requireReview(true);
            propose(agreement).then().statusCode(422).body("errors.pointer", contains("/parties/1"));
        } finally {
            ReviewWorld.requireReview(false);
        }
    }

    @Test
    void agreementsNeedAReviewWhereThePolicyAsksForOne() {
        UUID partner = World.activePartner();
        String agreement = drafted(partner).getString("id");
        UUID proposedTo = World.activePartner();
        String other = drafted(proposedTo).getString("id");
        officer().get(REVIEWS + "policy").then().statusCode(200).body("requireReview", equalTo(false));
        officer().post("/api/v1/agreements/" + other + "/propose").then().statusCode(200);
        try {
            ReviewWorld.requireReview(true);
            officer()
                    .get("/api/v1/agreements/" + agreement)
                    .then()
                    .body("actions.find { it.verb == 'propose' }.allowed", equalTo(false));
            propose(agreement).then().statusCode(422).body("errors.code", contains("review-missing"));
            for (String path : List.of("/validate", "/" + agreement + "/validate")) {
                officer()
                        .body(json(World.agreement(partner)))
                        .post("/api/v1/agreements" + path)
                        .then()
                        .statusCode(200)
                        .body("valid", equalTo(false))
                        .body("violations.code", contains("review-missing"))
                        .body("violations.pointer", contains("/parties/1"));
            }
            officer()
                    .body(json(World.agreement(proposedTo)))
                    .post("/api/v1/agreements/" + other + "/validate")
                    .then()
                    .body("valid", equalTo(true));
            officer()
                    .body(json(World.agreement(partner)))
                    .post("/api/v1/agreements/" + other + "/validate")
                    .then()
                    .body("violations.code", contains("review-missing"));
            ReviewWorld.decided(partner, "negative");
            propose(agreement).then().statusCode(422).body("errors.pointer", contains("/parties/1"));
            ReviewWorld.decided(partner, "positive");
            propose(agreement).then().statusCode(200).body("state", equalTo("PROPOSED"));
            UUID unreviewed = World.activePartner();
            officer()
                    .header(
                            "If-Match",
                            officer().get("/api/v1/agreements/" + agreement).header("ETag"))
                    .body(json(World.agreement(unreviewed)))
                    .put("/api/v1/agreements/" + agreement)
                    .then()
                    .statusCode(422)
                    .body("errors.code", contains("review-missing"));
        } finally {
            ReviewWorld.requireReview(false);
        }
        officer()
                .get(REVIEWS + "policy")
                .then()
                .body("requireReview", equalTo(false))
                .body("source", equalTo("setting"));
        officer()
                .get(REVIEWS + "policy/audit?sort=-sequence")
                .then()
                .statusCode(200)
                .body("items[0].reason", equalTo("A test"));
        propose(drafted(World.activePartner()).getString("id")).then().statusCode(200);
    }

    private static Response propose(String agreement) {
        return officer().post("/api/v1/agreements/" + agreement + "/propose");
    }

    private static Response score(String reviewer, String id, int points) {
        return reviewer(reviewer)
                .body(json(Map.of("scores", List.of(points("academic-excellence", points, Map.of("text", "Known"))))))
                .post(REVIEWS + id + "/score");
    }

    private static Map<String, Object> points(String criterion, Number points, Map<String, Object> evidence) {
        return Map.of("criterion", criterion, "points", points, "evidence", List.of(evidence));
    }

    private static Map<String, Object> decision(String decision, LocalDate until) {
        return Map.of("decision", decision, "reason", "By the figures", "validUntil", until.toString());
    }

    private static RequestSpecification reviewer(String name) {
        return as(TestTokens.token(Map.of("roles", List.of("reviewer"), "sub", name)));
    }
}
