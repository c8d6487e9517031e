package eu.peregrine.partners;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.campus.CampusWorld;
import eu.peregrine.partners.review.ReviewWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who did what in a whole collection, papers among it, and the conditions of an agreement. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class TrailTest {

    private static final String API = "/api/v1/";
    private static final String AGREEMENTS = API + "agreements/";

    @Test
    void isKeptOfEveryCollection() {
        UUID partner = World.activePartner();
        JsonPath agreement = inForce(partner);
        String review = ReviewWorld.opened(partner);
        String campus = CampusWorld.planned(CampusWorld.abroad(partner));
        String subscription = partner(partner)
                .body(json(Map.of("url", "https://hooks.example.edu/in", "eventTypes", List.of("agreement"))))
                .post(API + "subscriptions")
                .path("id");
        Map<String, String> newest = Map.of(
                "organisations", partner.toString(),
                "agreements", agreement.getString("id"),
                "selection-reviews", review,
                "campuses", campus,
                "subscriptions", subscription);
        newest.forEach((collection, id) -> officer()
                .get(API + collection + "/audit?limit=200")
                .then()
                .statusCode(200)
                .body("items.subject", hasItem(id)));
    }

    @Test
    void isFoundByActorAndTime() {
        String actor = "actor-" + World.word();
        String token = TestTokens.token(Map.of("roles", List.of("officer"), "sub", actor));
        UUID partner = World.activePartner();
        String path = API + "organisations/" + partner;
        as(token)
                .header("X-Reason", "Closed for a while")
                .post(path + "/suspend")
                .then()
                .statusCode(200);
        String at = officer()
                .get(API + "organisations/audit?actor=" + actor)
                .then()
                .statusCode(200)
                .body("items.subject", contains(partner.toString()))
                .body("items[0].reason", equalTo("Closed for a while"))
                .extract()
                .path("items[0].at");
        as(token).post(path + "/activate").then().statusCode(200);

        officer()
                .get(API + "organisations/audit?actor=" + actor + "&from=" + at + "&limit=1&count=true")
                .then()
                .body("items.actor", everyItem(is(actor)))
                .body("items", hasSize(1))
                .body("count", equalTo(2))
                .body("next", notNullValue());
        officer()
                .get(API + "organisations/audit?actor=" + actor + "&from=2099-01-01T00:00:00Z")
                .then()
                .body("items", empty());
        officer().get(API + "organisations/audit?from=yesterday").then().statusCode(400);
        officer().get(API + "organisations/audit?who=" + actor).then().statusCode(400);
        partner(partner).get(API + "organisations/audit").then().statusCode(403);
    }

    @Test
    void papersAreOnTheTrailAndInTheEvents() {
        UUID partner = World.activePartner();
        String agreement = inForce(partner).getString("id");
        attached(AGREEMENTS + agreement, "agreement", UUID.fromString(agreement));
        attached(API + "organisations/" + partner, "organisation", partner);
    }

    private static void attached(String path, String kind, UUID id) {
        JsonPath before = officer().get(path).jsonPath();
        String etag = officer().get(path).header("ETag");
        attach(path, 201);
        officer()
                .get(path + "/audit?sort=-sequence")
                .then()
                .body("items[0].verb", equalTo("document-attached"))
                .body("items[0].actor", notNullValue());
        officer()
                .get(path)
                .then()
                .header("ETag", not(equalTo(etag)))
                .body("modifiedAt", not(equalTo(before.getString("modifiedAt"))));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> Assertions.assertThat(TestKafka.records(kind, id))
                        .extracting(TestKafka::type)
                        .contains(kind + ".document-attached"));
    }

    @Test
    void takesNoPaperOfWhatWasWithdrawn() {
        String path = AGREEMENTS + World.drafted(World.activePartner()).getString("id");
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        attach(path, 410);
    }

    private static void attach(String path, int status) {
        officer()
                .contentType("text/plain")
                .body("A paper")
                .queryParam("name", "paper.txt")
                .post(path + "/documents")
                .then()
                .statusCode(status);
    }

    @Test
    void conditionsStandByThemselvesAndByRevision() {
        UUID partner = World.activePartner();
        JsonPath inForce = inForce(partner);
        String path = AGREEMENTS + inForce.getString("id");
        List<Map<String, Object>> conditions = inForce.getList("conditions");
        String first = (String) conditions.get(0).get("id");
        conditions.get(0).put("mobilitiesPerYear", 9);
        officer()
                .body(json(Map.of("title", "More", "conditions", conditions)))
                .post(path + "/amend")
                .then()
                .statusCode(200)
                .body("revision", equalTo(2));

        partner(partner)
                .get(path + "/conditions")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(inForce.getList("conditions.id")))
                .body("items[0].mobilitiesPerYear", equalTo(4));
        officer().get(path + "/conditions?revision=2").then().body("items[0].mobilitiesPerYear", equalTo(9));
        officer().get(path + "/conditions/" + first).then().statusCode(200).body("mobilitiesPerYear", equalTo(4));
        officer()
                .get(path + "/conditions/" + first + "?revision=2")
                .then()
                .body("id", equalTo(first))
                .body("mobilitiesPerYear", equalTo(9));
        officer().get(path + "/conditions?revision=3").then().statusCode(404);
        officer().get(path + "/conditions/" + Ids.next()).then().statusCode(404);
        partner(World.activePartner()).get(path + "/conditions").then().statusCode(404);
        partner(World.activePartner()).get(path + "/conditions/" + first).then().statusCode(404);
    }
}
