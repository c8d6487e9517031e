package eu.peregrine.partners;

import static eu.peregrine.partners.World.drafted;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.organisation;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.proposed;
import static eu.peregrine.partners.World.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One step with many things at once, and counts by facet, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class BulkTest {

    private static final String ORGANISATIONS = "/api/v1/organisations";
    private static final String AGREEMENTS = "/api/v1/agreements";

    @Test
    void takesEachItemForItself() {
        UUID partner = World.activePartner();
        String draft = drafted(partner).getString("id");
        String proposal = proposed(partner).getString("id");
        UUID unknown = Ids.next();

        bulk(officer(), AGREEMENTS, "propose", List.of(item(draft), item(proposal), item(unknown)))
                .statusCode(200)
                .body("done", equalTo(1))
                .body("refused", equalTo(2))
                .body("items.status", equalTo(List.of(200, 409, 404)))
                .body("items[1].detail", containsString("PROPOSED"));
        assertThat(state(AGREEMENTS, draft)).isEqualTo("PROPOSED");
    }

    @Test
    void takesBodiesAndSaysWhatIsWrongInEach() {
        UUID partner = World.activePartner();
        JsonPath first = proposed(partner);
        JsonPath second = proposed(partner);
        Map<String, Object> approval = Map.of("id", first.getString("id"), "body", approval(first));
        Map<String, Object> wrong = Map.of("id", second.getString("id"), "body", Map.of("revision", 0));

        bulk(officer(), AGREEMENTS, "approve", List.of(approval, wrong))
                .statusCode(200)
                .body("items.status", equalTo(List.of(200, 400)))
                .body("items[1].errors.pointer", equalTo(List.of("/body/hash", "/body/revision")));
        bulk(partner(partner), AGREEMENTS, "approve", List.of(approval))
                .statusCode(200)
                .body("done", equalTo(1));
        assertThat(state(AGREEMENTS, first.getString("id"))).isEqualTo("IN_FORCE");
        bulk(partner(World.activePartner()), AGREEMENTS, "approve", List.of(approval))
                .statusCode(200)
                .body("items[0].status", equalTo(404));
    }

    @Test
    void keepsNothingOfADryRun() {
        String id = World.activePartner().toString();
        officer()
                .body(json(Map.of("verb", "archive", "items", List.of(item(id)))))
                .post(ORGANISATIONS + "/bulk?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("done", equalTo(1));
        assertThat(state(ORGANISATIONS, id)).isEqualTo("ACTIVE");

        bulk(officer(), ORGANISATIONS, "archive", List.of(item(id))).body("done", equalTo(1));
        assertThat(state(ORGANISATIONS, id)).isEqualTo("ARCHIVED");
    }

    @Test
    void givesManyPartnersToAnotherOfficer() {
        UUID first = World.activePartner();
        UUID second = World.activePartner();
        String officer = "officer-" + World.word();
        Map<String, Object> other = Map.of("officer", officer);
        bulk(
                        officer(),
                        ORGANISATIONS,
                        "assign",
                        List.of(Map.of("id", first, "body", other), Map.of("id", second, "body", other)))
                .body("done", equalTo(2));
        officer()
                .get(ORGANISATIONS + "?count=true&assignedTo=" + officer)
                .then()
                .body("count", equalTo(2));
    }

    @Test
    void dependsOnTheVersionThatWasRead() {
        String id = World.activePartner().toString();
        String stale = "\"0.0\"";
        bulk(officer(), ORGANISATIONS, "archive", List.of(Map.of("id", id, "ifMatch", stale)))
                .body("items[0].status", equalTo(412));
    }

    @Test
    void refusesVerbsAndSizesThatItDoesNotTake() {
        bulk(officer(), ORGANISATIONS, "explode", List.of(item(Ids.next())))
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-verb"));
        bulk(officer(), AGREEMENTS, "propose", Collections.nCopies(501, item(Ids.next())))
                .statusCode(400);
        bulk(officer(), AGREEMENTS, "propose", List.of()).statusCode(400);
    }

    @Test
    void countsByFacetUnderTheSameFilter() {
        String country = "TV";
        Map<String, Object> body = organisation("Tuvalu " + word());
        body.put("country", country);
        UUID partner = World.activePartner(body);
        drafted(partner);
        inForce(partner);

        officer()
                .get(AGREEMENTS + "?party=" + partner + "&facets=state,country,activity&limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("facets.state", equalTo(Map.of("DRAFT", 1, "IN_FORCE", 1)))
                .body("facets.country", equalTo(Map.of(country, 2)))
                .body("facets.activity", equalTo(Map.of("student-studies", 2)));
        officer()
                .get(ORGANISATIONS + "?country=TV&facets=kind,country")
                .then()
                .statusCode(200)
                .body("facets.kind.university", equalTo(1))
                .body("facets.country.TV", equalTo(1));
        label(partner, "Held", "2020-01-01", "2099-12-31");
        label(partner, "Expired", "2020-01-01", "2021-12-31");
        officer()
                .get(ORGANISATIONS + "?country=TV&facets=label")
                .then()
                .body("facets.label", equalTo(Map.of("Held", 1)));
        officer()
                .get(ORGANISATIONS + "?facets=state,colour")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-facet"));
    }

    private static void label(UUID organisation, String label, String from, String until) {
        officer()
                .body(json(Map.of("label", label, "issuer", "Somebody", "validFrom", from, "validUntil", until)))
                .post(ORGANISATIONS + "/" + organisation + "/labels")
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> approval(JsonPath read) {
        return Map.of("revision", read.getInt("revision"), "hash", read.getString("contentHash"));
    }

    private static Map<String, Object> item(Object id) {
        return Map.of("id", id);
    }

    private static ValidatableResponse bulk(
            RequestSpecification caller, String collection, String verb, List<Map<String, Object>> items) {
        return caller.body(json(Map.of("verb", verb, "items", items)))
                .post(collection + "/bulk")
                .then();
    }

    private static String state(String collection, String id) {
        return officer().get(collection + "/" + id).path("state");
    }
}
