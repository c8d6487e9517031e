package eu.peregrine.partners.organisation;

import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.organisation;
import static eu.peregrine.partners.World.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Finding organisations that were entered twice, and merging them, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class DuplicateHttpTest {

    private static final String ORGANISATIONS = "/api/v1/organisations";

    @Test
    void aSimilarNameInTheSameCountryIsNamedAtRegistrationAndAfterwards() {
        String unique = word();
        Map<String, Object> first = organisation("Technical University " + unique);
        first.put("identifiers", Map.of("schac", unique + ".example"));
        UUID known = World.activePartner(first);
        Map<String, Object> typo = organisation("Techncial University " + unique);

        String id = officer()
                .body(json(typo))
                .post(ORGANISATIONS)
                .then()
                .statusCode(201)
                .body("possibleDuplicates.organisation.id", hasItem(known.toString()))
                .body("possibleDuplicates[0].reason", equalTo("similar-name"))
                .extract()
                .path("id");
        officer()
                .get(ORGANISATIONS + "/" + known + "/duplicates")
                .then()
                .statusCode(200)
                .body("items.organisation.id", contains(id));
        officer().get(ORGANISATIONS + "/" + id).then().body("possibleDuplicates", nullValue());

        Map<String, Object> abroad = organisation("Technical University " + unique);
        abroad.put("country", "AT");
        officer()
                .body(json(abroad))
                .post(ORGANISATIONS + "/validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("possibleDuplicates", hasSize(0));
        abroad.put("website", "https://www." + unique + ".example/en");
        officer()
                .body(json(abroad))
                .post(ORGANISATIONS + "/validate")
                .then()
                .body("possibleDuplicates.reason", contains("same-identifier"));
    }

    @Test
    void preflightSaysAllThatIsWrongAndChangesNothing() {
        Map<String, Object> body = organisation("Preflight " + word());
        UUID taken = World.activePartner(body);
        body.put("country", "XX");
        body.put("latitude", 51);
        body.put("identifiers", Map.of("pic", "12"));
        officer()
                .body(json(body))
                .post(ORGANISATIONS + "/validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("violations.pointer", containsInAnyOrder("/country", "/longitude", "/identifiers/pic", "/id"));
        body.put("city", "");
        officer()
                .body(json(body))
                .post(ORGANISATIONS + "/validate")
                .then()
                .statusCode(200)
                .body("violations.pointer", contains("/city"));
        officer().get(ORGANISATIONS + "/" + taken).then().body("country", equalTo("DE"));
    }

    @Test
    void anImportWarnsOfTheSameNameInTheSameCountry() {
        String name = "École " + word();
        World.activePartner(organisation(name));
        officer()
                .contentType("application/x-ndjson")
                .body(json(organisation(name.toLowerCase(java.util.Locale.ROOT)))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(ORGANISATIONS + "/import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("items[0].warnings.code", contains("possible-duplicate"));
    }

    @Test
    void aDuplicateHandsOverWhatTheSurvivorLacksAndItsIdStaysGood() {
        String schac = word() + ".example";
        Map<String, Object> first = organisation("Survivor " + word());
        first.put("identifiers", Map.of("oid", "E1" + (1000000 + (int) (Math.random() * 8_999_999))));
        UUID survivor = World.activePartner(first);
        Map<String, Object> second = organisation("Duplicate " + word());
        second.put("website", "https://example.org");
        second.put("identifiers", Map.of("schac", schac, "oid", "E2" + (1000000 + (int) (Math.random() * 8_999_999))));
        UUID duplicate = World.activePartner(second);
        String twin = addUnit(survivor, "CE");
        String same = addUnit(duplicate, "CE");
        String other = addUnit(duplicate, "ME");
        String contact = officer()
                .body(json(Map.of("role", "head", "name", "Head", "email", "h@example.org", "unitId", same)))
                .post(ORGANISATIONS + "/" + duplicate + "/contacts")
                .path("id");
        UUID network = network();
        officer()
                .body(json(Map.of("networkId", network, "start", "2020-01-01", "delegates", List.of(contact))))
                .post(ORGANISATIONS + "/" + duplicate + "/memberships")
                .then()
                .statusCode(201);
        officer()
                .header("If-Match", OrganisationPartsHttpTest.etag(duplicate))
                .body(json(World.factsheet()))
                .put(ORGANISATIONS + "/" + duplicate + "/factsheet")
                .then()
                .statusCode(200);

        merge(duplicate, survivor)
                .then()
                .statusCode(200)
                .body("id", equalTo(survivor.toString()))
                .body("identifiers.schac", equalTo(schac))
                .body("identifiers.oid", equalTo(((Map<?, ?>) first.get("identifiers")).get("oid")))
                .body("website", equalTo("https://example.org"))
                .body("memberships.network.id", contains(network.toString()));
        officer()
                .get(ORGANISATIONS + "/" + survivor + "/units")
                .then()
                .body("items.id", containsInAnyOrder(twin, other));
        officer()
                .get(ORGANISATIONS + "/" + survivor + "/contacts")
                .then()
                .body("items.id", contains(contact))
                .body("items[0].unit.id", equalTo(twin));
        officer()
                .get(ORGANISATIONS + "/" + survivor + "/memberships")
                .then()
                .body("items[0].delegates.id", contains(contact));
        officer().get(ORGANISATIONS + "/" + survivor + "/factsheet").then().statusCode(200);
        officer()
                .redirects()
                .follow(false)
                .get(ORGANISATIONS + "/" + duplicate)
                .then()
                .statusCode(301)
                .header("Location", ORGANISATIONS + "/" + survivor);
        officer()
                .queryParam("id", duplicate)
                .get(ORGANISATIONS)
                .then()
                .body("items[0].state", equalTo("ARCHIVED"))
                .body("items[0].mergedInto.id", equalTo(survivor.toString()))
                .body("items[0].identifiers.oid", equalTo(((Map<?, ?>) second.get("identifiers")).get("oid")));
        officer().get(ORGANISATIONS + "/" + duplicate + "/audit").then().body("items.verb", hasItem("merged"));
        merge(duplicate, survivor).then().statusCode(422);
    }

    @Test
    void membersOfAMergedNetworkAreMembersOfTheOther() {
        UUID merged = network();
        UUID stays = network();
        UUID member = World.activePartner();
        UUID inBoth = World.activePartner();
        join(member, merged);
        join(inBoth, merged);
        join(inBoth, stays);

        merge(merged, stays).then().statusCode(200);
        assertThat(networksOf(member)).containsExactly(stays.toString());
        assertThat(networksOf(inBoth)).containsExactly(stays.toString());
    }

    @Test
    void aPartyToAnAgreementIsNotMergedAway() {
        UUID party = World.activePartner();
        UUID other = World.activePartner();
        String reference = World.drafted(party).getString("reference");
        merge(party, other).then().statusCode(409).body("detail", org.hamcrest.Matchers.containsString(reference));
        merge(other, party).then().statusCode(200);
    }

    @Test
    void whatIsNoDuplicateIsNotMerged() {
        UUID id = World.activePartner();
        merge(id, id).then().statusCode(422).body("errors.code", contains("same"));
        merge(id, Ids.next()).then().statusCode(422).body("errors.code", contains("unknown-organisation"));
        merge(id, network()).then().statusCode(422).body("errors.code", contains("other-kind"));
        merge(World.home(), id).then().statusCode(422).body("errors.code", contains("home-stays"));
    }

    private static List<String> networksOf(UUID id) {
        return officer().get(ORGANISATIONS + "/" + id).path("memberships.network.id");
    }

    private static void join(UUID id, UUID network) {
        officer()
                .body(json(Map.of("networkId", network, "start", "2020-01-01")))
                .post(ORGANISATIONS + "/" + id + "/memberships")
                .then()
                .statusCode(201);
    }

    private static UUID network() {
        Map<String, Object> body = organisation("Network " + word());
        body.put("kind", "network");
        return World.activePartner(body);
    }

    private static String addUnit(UUID id, String code) {
        return officer()
                .body(json(Map.of("kind", "department", "name", Map.of("en", "Department " + code), "code", code)))
                .post(ORGANISATIONS + "/" + id + "/units")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response merge(UUID duplicate, UUID survivor) {
        return officer().body(json(Map.of("into", survivor))).post(ORGANISATIONS + "/" + duplicate + "/merge");
    }
}
