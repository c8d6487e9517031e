package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.World.agreement;
import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.studies;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The difference between revisions, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AgreementDiffTest {

    private static final String AGREEMENTS = "/api/v1/agreements/";

    @Test
    void isShownPerConditionToBothSides() {
        UUID partner = World.activePartner();
        Map<String, Object> body = agreement(partner);
        JsonPath first = officer()
                .body(json(body))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String id = first.getString("id");
        String kept = first.getString("conditions[0].id");
        Map<String, Object> changed = studies(home(), partner);
        changed.put("id", kept);
        changed.put("mobilitiesPerYear", 7);
        Map<String, Object> added = studies(partner, home());
        added.put("otherTerms", "Summer only");
        body.put("title", "Renamed");
        body.put("conditions", List.of(changed, added));
        officer()
                .header("If-Match", officer().get(AGREEMENTS + id).header("ETag"))
                .body(json(body))
                .put(AGREEMENTS + id)
                .then()
                .statusCode(200);

        partner(partner)
                .get(AGREEMENTS + id + "/diff")
                .then()
                .statusCode(200)
                .body("left.revision", equalTo(1))
                .body("right.revision", equalTo(2))
                .body("right.contentHash", notNullValue())
                .body("sameHash", equalTo(false))
                .body("agreement.name", contains("title"))
                .body("agreement[0].mattersToHash", equalTo(false))
                .body("conditions.change", contains("changed", "removed", "added"))
                .body("conditions[0].conditionId", equalTo(kept))
                .body("conditions[0].fields.name", contains("mobilitiesPerYear"))
                .body("conditions[0].fields[0].left", equalTo(4))
                .body("conditions[0].fields[0].right", equalTo(7))
                .body("conditions[0].fields[0].mattersToHash", equalTo(true))
                .body("conditions[2].fields.name", hasItem("otherTerms"));
        officer()
                .get(AGREEMENTS + id + "/diff?left=2&right=2")
                .then()
                .statusCode(200)
                .body("sameHash", equalTo(true))
                .body("conditions", empty());
    }

    @Test
    void comparesCopiesWithRevisions() {
        UUID partner = World.activePartner();
        String id = World.inForce(partner).getString("id");
        partner(partner)
                .get(AGREEMENTS + id + "/diff?left=1&right=copy:" + partner)
                .then()
                .statusCode(200)
                .body("left.revision", equalTo(1))
                .body("right.copyOf", equalTo(partner.toString()))
                .body("sameHash", equalTo(true))
                .body("conditions", empty());
        officer()
                .get(AGREEMENTS + id + "/diff?left=copy:" + World.activePartner())
                .then()
                .statusCode(404);
    }

    @Test
    void refusesWhatIsNoRevisionAndWhatIsNotYours() {
        UUID partner = World.activePartner();
        String id = World.inForce(partner).getString("id");

        officer().get(AGREEMENTS + id + "/diff").then().statusCode(200).body("conditions", empty());
        officer().get(AGREEMENTS + id + "/diff?left=9").then().statusCode(404);
        officer().get(AGREEMENTS + id + "/diff?left=first").then().statusCode(400);
        officer().get(AGREEMENTS + id + "/diff?middle=1").then().statusCode(400);
        partner(World.activePartner()).get(AGREEMENTS + id + "/diff").then().statusCode(404);
    }
}
