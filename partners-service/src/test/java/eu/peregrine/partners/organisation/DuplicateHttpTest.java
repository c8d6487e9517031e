package eu.peregrine.partners.organisation;

import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.organisation;
import static eu.peregrine.partners.World.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.partners.World;
import eu.peregrine.partners.campus.CampusWorld;
import eu.peregrine.partners.mobility.Stays;
import eu.peregrine.partners.review.ReviewWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
        for (String part : List.of(
                "units",
                "units/" + same,
                "contacts/" + contact,
                "labels?validOn=2026-01-01",
                "documents",
                "balance?from=2025/2026&to=2026/2027",
                "nomination-list?academicYear=2026/2027")) {
            officer()
                    .urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .get(ORGANISATIONS + "/" + duplicate + "/" + part)
                    .then()
                    .statusCode(301)
                    .header("Location", ORGANISATIONS + "/" + survivor + "/" + part);
        }
        officer()
                .queryParam("id", duplicate)
                .get(ORGANISATIONS)
                .then()
                .body("items[0].state", equalTo("ARCHIVED"))
                .body("items[0].mergedInto.id", equalTo(survivor.toString()))
                .body("items[0].identifiers.oid", equalTo(((Map<?, ?>) second.get("identifiers")).get("oid")));
        officer().get(ORGANISATIONS + "/" + duplicate + "/audit").then().body("items.verb", hasItem("merged"));
        officer()
                .get(ORGANISATIONS + "/" + survivor + "/audit")
                .then()
                .body("items.find { it.verb == 'absorbed' }.reason", containsString(duplicate.toString()));
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
    void aNetworkIsNoMemberOfItselfOnceItStandsForOneThatItBelongedTo() {
        UUID merged = network();
        UUID stays = network();
        join(stays, merged);

        merge(merged, stays).then().statusCode(200);
        assertThat(networksOf(stays)).isNullOrEmpty();
    }

    @Test
    void agreementsOfBothGoOnWithTheSurvivorAndKeepTheirHashes() {
        UUID duplicate = World.activePartner();
        UUID survivor = World.activePartner();
        JsonPath inForce = World.inForce(duplicate);
        JsonPath proposal = World.proposed(duplicate);
        String draft = World.drafted(duplicate).getString("id");
        String own = World.inForce(survivor).getString("id");

        merge(duplicate, survivor).then().statusCode(200);

        String path = "/api/v1/agreements/" + inForce.getString("id");
        World.partner(survivor)
                .get(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("parties.id", contains(World.home().toString(), survivor.toString()))
                .body("conditions.receiving", hasItem(survivor.toString()))
                .body("approvals.party.id", containsInAnyOrder(World.home().toString(), survivor.toString()))
                .body("contentHash", equalTo(inForce.getString("contentHash")))
                .body("copies[1].contentHash", equalTo(inForce.getString("copies[1].contentHash")));
        World.partner(duplicate).get(path).then().statusCode(404);
        officer().get(path + "/audit").then().body("items.verb", hasItem("party-merged"));
        officer()
                .queryParam("party", survivor)
                .get("/api/v1/agreements")
                .then()
                .body("items.id", containsInAnyOrder(inForce.getString("id"), proposal.getString("id"), draft, own));

        World.approve(officer(), proposal).then().statusCode(200);
        World.approve(World.partner(survivor), proposal).then().statusCode(200).body("state", equalTo("IN_FORCE"));
        officer().post("/api/v1/agreements/" + draft + "/propose").then().statusCode(200);
        officer()
                .body(json(Map.of("with", List.of(own))))
                .post(path + "/merge")
                .then()
                .statusCode(200)
                .body("state", equalTo("AMENDMENT_PROPOSED"));
        officer().get(path + "/diff?left=1&right=2").then().body("agreement.field", not(hasItem("parties")));
    }

    @Test
    void partiesToTheSameAgreementAreNotMergedWhileItLives() {
        UUID one = World.activePartner();
        UUID other = World.activePartner();
        Map<String, Object> body = World.agreement(one);
        body.put("parties", List.of(World.home(), one, other));
        JsonPath draft = officer()
                .body(json(body))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        merge(one, other)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/both-parties"))
                .body("detail", containsString(draft.getString("reference")));
        String path = "/api/v1/agreements/" + draft.getString("id");
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        merge(one, other).then().statusCode(200);
    }

    @Test
    void aLinkGivenToTheDuplicateWorksForTheSurvivor() {
        UUID duplicate = World.activePartner();
        UUID survivor = World.activePartner();
        String path = "/api/v1/agreements/" + World.proposed(duplicate).getString("id");
        officer()
                .body(json(Map.of("verb", "approve", "email", "rector@elsewhere.example", "confirmed", true)))
                .post(path + "/invitations")
                .then()
                .statusCode(201);
        merge(duplicate, survivor).then().statusCode(200);
        officer().get(path + "/invitations").then().body("items.onBehalfOf.id", contains(survivor.toString()));
    }

    @Test
    void reviewsCampusesSubscriptionsPapersAndTheExchangeFollow() {
        UUID duplicate = World.activePartner();
        UUID survivor = World.activePartner();
        String earlier = ReviewWorld.decided(survivor, "negative");
        String later = ReviewWorld.decided(duplicate, "positive");
        String hosted = CampusWorld.planned(CampusWorld.abroad(duplicate));
        String subscription = World.partner(duplicate)
                .body(json(Map.of("url", "https://hooks.example.edu/in", "eventTypes", List.of("*"))))
                .post("/api/v1/subscriptions")
                .path("id");
        officer()
                .contentType("text/plain")
                .body("Of 1994")
                .post(ORGANISATIONS + "/" + duplicate + "/documents?name=charter.txt")
                .then()
                .statusCode(201);
        Stays before = Stays.incoming(duplicate).send("HOST_APPROVED", 3);
        projected(duplicate, 1);

        merge(duplicate, survivor).then().statusCode(200);

        officer()
                .get("/api/v1/selection-reviews?organisation=" + survivor)
                .then()
                .body("items.id", containsInAnyOrder(earlier, later))
                .body("items.find { it.id == '" + earlier + "' }.state", equalTo("SUPERSEDED"))
                .body("items.find { it.id == '" + later + "' }.state", equalTo("DECIDED"));
        officer().get(CampusWorld.CAMPUSES + "/" + hosted).then().body("host.id", equalTo(survivor.toString()));
        World.partner(survivor)
                .get("/api/v1/subscriptions/" + subscription)
                .then()
                .statusCode(200)
                .body("organisation.id", equalTo(survivor.toString()));
        officer().get(ORGANISATIONS + "/" + survivor + "/documents").then().body("items.name", contains("charter.txt"));
        projected(survivor, 1);

        before.send("READY", 4);
        Stays.incoming(duplicate).send("HOST_APPROVED", 3);
        projected(survivor, 2);
    }

    @Test
    void programmesGoOnWithTheSurvivorAsTheirPartner() {
        UUID duplicate = company();
        UUID survivor = company();
        Map<String, Object> programme = CampusWorld.programme();
        programme.put("corporatePartners", List.of(duplicate, survivor));
        String campus = CampusWorld.planned(CampusWorld.abroad(World.activePartner()));
        CampusWorld.added(campus, programme);

        merge(duplicate, survivor).then().statusCode(200);
        officer()
                .get(CampusWorld.CAMPUSES + "/" + campus)
                .then()
                .body("programmes[0].corporatePartners.id", contains(survivor.toString()));
    }

    private static UUID company() {
        Map<String, Object> body = organisation("Company " + word());
        body.put("kind", "company");
        return World.activePartner(body);
    }

    @Test
    void idsThatWereMergedBeforeLeadToTheLastSurvivor() {
        UUID first = World.activePartner();
        UUID second = World.activePartner();
        UUID last = World.activePartner();
        merge(first, second).then().statusCode(200);
        merge(second, last).then().statusCode(200);
        officer()
                .redirects()
                .follow(false)
                .get(ORGANISATIONS + "/" + first)
                .then()
                .statusCode(301)
                .header("Location", ORGANISATIONS + "/" + last);
        for (String part : List.of("/units", "/contacts", "/labels", "/memberships", "/factsheet")) {
            officer()
                    .redirects()
                    .follow(false)
                    .get(ORGANISATIONS + "/" + first + part)
                    .then()
                    .statusCode(301)
                    .header("Location", ORGANISATIONS + "/" + last + part);
        }
    }

    @Test
    void aMergerComesOutOfAnExportAndInAgain() {
        UUID survivor = World.activePartner();
        Map<String, Object> line = organisation("Merged before " + word());
        UUID merged = Ids.next();
        line.put("id", merged);
        line.put("state", "ARCHIVED");
        line.put("mergedInto", survivor);
        importLine(line).body("accepted", equalTo(1));
        officer()
                .redirects()
                .follow(false)
                .get(ORGANISATIONS + "/" + merged)
                .then()
                .statusCode(301);
        List<String> lines = officer()
                .accept("application/x-ndjson")
                .get(ORGANISATIONS + "/export")
                .asString()
                .lines()
                .toList();
        int at = position(lines, merged);
        assertThat(lines.get(at)).contains("\"mergedInto\":\"" + survivor + "\"");
        assertThat(at).isGreaterThan(position(lines, survivor));

        line.put("id", Ids.next());
        line.put("mergedInto", merged);
        importLine(line).body("items[0].problems.code", contains("merged-already"));
        line.put("mergedInto", Ids.next());
        line.put("state", "ACTIVE");
        importLine(line)
                .body("items[0].problems.code", containsInAnyOrder("unknown-organisation", "merged-is-archived"));
    }

    private static int position(List<String> lines, UUID id) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("\"id\":\"" + id + "\"")) {
                return i;
            }
        }
        throw new AssertionError("The export lacks " + id);
    }

    private static ValidatableResponse importLine(Map<String, Object> line) {
        return officer()
                .contentType("application/x-ndjson")
                .body(json(line).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(ORGANISATIONS + "/import")
                .then()
                .statusCode(200);
    }

    private static void projected(UUID partner, int incoming) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> officer()
                        .get(ORGANISATIONS + "/" + partner + "/balance?from=2026/2027&to=2026/2027")
                        .then()
                        .body("projected.incoming", equalTo(incoming)));
    }

    @Test
    void aMergerLeadsToNoMoreLabelsThanOneOrganisationHas() {
        UUID survivor = labelled(30);
        UUID duplicate = labelled(25);
        merge(duplicate, survivor)
                .then()
                .statusCode(422)
                .body("errors.code", contains("too-many"))
                .body("errors.detail", contains(containsString("Together they have 55 labels")));
        assertThat(labelsOf(survivor)).hasSize(30);
        assertThat(labelsOf(duplicate)).hasSize(25);

        for (String label : labelsOf(survivor).subList(0, 5)) {
            officer()
                    .header("If-Match", OrganisationPartsHttpTest.etag(survivor))
                    .delete(ORGANISATIONS + "/" + survivor + "/labels/" + label)
                    .then()
                    .statusCode(204);
        }
        merge(duplicate, survivor).then().statusCode(200);
        assertThat(labelsOf(survivor)).hasSize(50);
    }

    private static UUID labelled(int labels) {
        Map<String, Object> line = organisation("Labelled " + word());
        UUID id = Ids.next();
        line.put("id", id);
        line.put("state", "ACTIVE");
        line.put(
                "labels",
                IntStream.range(0, labels)
                        .mapToObj(i -> Map.of("label", word(), "issuer", "ENAEE", "validFrom", "2024-01-01"))
                        .toList());
        importLine(line).body("accepted", equalTo(1));
        return id;
    }

    private static List<String> labelsOf(UUID id) {
        return officer().get(ORGANISATIONS + "/" + id + "/labels").path("items.id");
    }

    @Test
    void nothingNewIsAgreedWithNorJoinedThatWasMerged() {
        UUID survivor = network();
        UUID merged = network();
        merge(merged, survivor).then().statusCode(200);
        UUID member = World.activePartner();
        Map<String, Object> membership = Map.of("networkId", merged, "start", "2020-01-01");
        officer()
                .body(json(membership))
                .post(ORGANISATIONS + "/" + member + "/memberships")
                .then()
                .statusCode(422)
                .body("errors.code", contains("merged-already"))
                .body("errors.detail", contains(containsString(survivor.toString())));
        Map<String, Object> line = organisation("Member " + word());
        line.put("memberships", List.of(membership));
        importLine(line).body("items[0].problems.pointer", contains("/memberships/0/networkId"));

        UUID archived = network();
        officer().post(ORGANISATIONS + "/" + archived + "/archive").then().statusCode(200);
        officer()
                .body(json(Map.of("networkId", archived, "start", "2020-01-01")))
                .post(ORGANISATIONS + "/" + member + "/memberships")
                .then()
                .statusCode(422)
                .body("errors.code", contains("network-archived"));

        UUID partner = World.activePartner();
        merge(partner, member).then().statusCode(200);
        ReviewWorld.open(partner).then().statusCode(422).body("errors.code", contains("merged-already"));
        ReviewWorld.open(archived).then().statusCode(422).body("errors.code", contains("organisation-archived"));
        ReviewWorld.open(World.home()).then().statusCode(422).body("errors.code", contains("home-stays"));
        UUID company = company();
        merge(company, company()).then().statusCode(200);
        Map<String, Object> programme = CampusWorld.programme();
        programme.put("corporatePartners", List.of(company));
        officer()
                .body(json(programme))
                .post(CampusWorld.CAMPUSES + "/" + CampusWorld.planned(CampusWorld.abroad(member)) + "/programmes")
                .then()
                .statusCode(422)
                .body("errors.code", contains("merged-already"));
        officer()
                .body(json(World.agreement(partner)))
                .post("/api/v1/agreements")
                .then()
                .statusCode(422)
                .body("errors.code", contains("merged-already"))
                .body("errors.pointer", contains("/parties/1"));
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
