package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.World.approve;
import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.proposed;
import static eu.peregrine.partners.World.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner with a system of its own keeps its copy there and tells it over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AgreementCopyHttpTest {

    private static final String AGREEMENTS = "/api/v1/agreements/";
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private UUID partner;

    @BeforeEach
    void findAPartner() {
        partner = World.activePartner();
    }

    @Test
    void thePartnerStatesItsCopyAndBothApproveTheOthersHash() {
        String id = proposed(partner).getString("id");
        List<Map<String, Object>> conditions =
                officer().get(AGREEMENTS + id).jsonPath().getList("conditions");
        String own = "p-" + word();

        put(id, own, conditions, 4)
                .then()
                .statusCode(200)
                .body("kept", equalTo("own-system"))
                .body("id", equalTo(own))
                .body("agrees", equalTo(true))
                .body("state", equalTo("PROPOSED"))
                .body("revision", equalTo(2));
        JsonPath copies = officer()
                .get(AGREEMENTS + id + "/copies")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(copies.getList("items.kept")).containsExactly("here", "own-system");
        String ours = copies.getString("items[0].contentHash");
        String theirs = copies.getString("items[1].contentHash");
        assertThat(ours).isNotEqualTo(theirs);

        approve(officer(), id, 2, ours, 200);
        officer().get(AGREEMENTS + id).then().body("approvals", hasSize(1));
        approve(partner(partner), id, 2, theirs, 409);
        approve(partner(partner), id, 2, ours, 200);
        officer().get(AGREEMENTS + id).then().body("state", equalTo("IN_FORCE")).body("copies[1].id", equalTo(own));
        // A copy is changed by what was read, and its id belongs to one agreement.
        partner(partner)
                .body(json(copy(id, own, conditions, 5)))
                .put(copyPath(id))
                .then()
                .statusCode(428);
        String other = proposed(partner).getString("id");
        put(other, own, conditions, 4).then().statusCode(409).body("type", endsWith("copy-id-used"));
    }

    @Test
    void aCopyThatSaysSomethingElseAfterMutualApprovalIsAnAmendment() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        put(id, inForce.getString("copies[1].id"), inForce.getList("conditions"), 7)
                .then()
                .statusCode(200)
                .body("state", equalTo("AMENDMENT_PROPOSED"));
        JsonPath open = officer()
                .get(AGREEMENTS + id)
                .then()
                .body("conditions[0].mobilitiesPerYear", equalTo(4))
                .body("proposal.by", equalTo(partner.toString()))
                .body("proposal.conditions[0].id", equalTo(inForce.getString("conditions[0].id")))
                .extract()
                .jsonPath();
        approve(officer(), id, 2, open.getString("copies[1].contentHash"), 200);
        World.approve(partner(partner), open).then().statusCode(200).body("state", equalTo("IN_FORCE"));
    }

    @Test
    void nobodyApprovesWhatTheOthersCopyDoesNotSay() {
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        String own = inForce.getString("copies[1].id");
        put(id, own, inForce.getList("conditions"), 4).then().statusCode(200);
        List<Map<String, Object>> conditions = inForce.getList("conditions");
        conditions.get(0).put("mobilitiesPerYear", 9);
        JsonPath open = officer()
                .body(json(Map.of("conditions", conditions)))
                .post(AGREEMENTS + id + "/amend")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        World.approve(officer(), open)
                .then()
                .statusCode(409)
                .body("type", endsWith("copies-differ"))
                .body("errors.pointer", contains("/conditions/0"))
                .body("errors[0].detail", containsString("mobilities-per-year 9"));
        partner(partner)
                .get(copyPath(id))
                .then()
                .body("agrees", equalTo(false))
                .body("differences.code", contains("condition-differs"));
        put(id, own, conditions, 9).then().statusCode(200).body("agrees", equalTo(true));
        World.approve(officer(), open).then().statusCode(200);
        World.approve(partner(partner), open).then().statusCode(200).body("state", equalTo("IN_FORCE"));
    }

    @Test
    void aCopyThatWritesIdleZerosIsTakenAsItIs() {
        String id = proposed(partner).getString("id");
        List<Map<String, Object>> conditions =
                officer().get(AGREEMENTS + id).jsonPath().getList("conditions");
        conditions.get(0).put("totalMonthsPerYear", new BigDecimal("20.00"));
        String own = "p-" + word();
        put(id, own, conditions, 4).then().statusCode(200).body("agrees", equalTo(true));
        String ours = officer().get(AGREEMENTS + id).jsonPath().getString("contentHash");
        approve(officer(), id, 2, ours, 200);
        approve(partner(partner), id, 2, ours, 200);

        put(id, own, conditions, 4)
                .then()
                .statusCode(200)
                .body("agrees", equalTo(true))
                .body("state", equalTo("IN_FORCE"))
                .body("revision", equalTo(2));
        conditions.get(0).put("totalMonthsPerYear", new BigDecimal("20.0"));
        put(id, own, conditions, 4).then().statusCode(200).body("state", equalTo("AMENDMENT_PROPOSED"));
        String amended = officer().get(AGREEMENTS + id).jsonPath().getString("contentHash");
        approve(officer(), id, 3, amended, 200);
        approve(partner(partner), id, 3, amended, 200);
        put(id, own, conditions, 4).then().statusCode(200).body("state", equalTo("IN_FORCE"));
    }

    @Test
    void aWrongHashIsExplained() {
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");
        Map<String, Object> copy = copy(id, proposal.getString("copies[1].id"), proposal.getList("conditions"), 4);
        copy.put("contentHash", proposal.getString("contentHash"));
        partner(partner)
                .body(json(copy))
                .put(copyPath(id))
                .then()
                .statusCode(422)
                .body("errors.code", contains("hash-differs"))
                .body("errors[0].detail", containsString("your own comes first"));
        partner(World.activePartner()).body(json(copy)).put(copyPath(id)).then().statusCode(404);
        officer()
                .body(json(copy))
                .put(copyPath(id))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("X-Reason"));
        officer()
                .body(json(copy))
                .put(AGREEMENTS + id + "/copies/" + home())
                .then()
                .statusCode(409)
                .body("type", endsWith("record-is-copy"));
    }

    @Test
    void thePartnerDeletesItsCopyBeforeAndAfterApproval() {
        String before = proposed(partner).getString("id");
        delete(before).then().statusCode(204);
        officer()
                .get(AGREEMENTS + before)
                .then()
                .body("state", equalTo("DRAFT"))
                .body("copies[1].id", nullValue());
        officer().post(AGREEMENTS + before + "/propose").then().statusCode(200);

        JsonPath inForce = inForce(partner);
        String after = inForce.getString("id");
        partner(partner).delete(copyPath(after)).then().statusCode(428);
        delete(after).then().statusCode(204);
        officer()
                .get(AGREEMENTS + after)
                .then()
                .body("state", equalTo("IN_FORCE"))
                .body("contentHash", equalTo(inForce.getString("contentHash")))
                .body("copies[1].id", nullValue());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TestKafka.records("agreement", UUID.fromString(after)))
                        .extracting(TestKafka::type)
                        .endsWith("agreement.copy-deleted"));
        put(after, inForce.getString("copies[1].id"), inForce.getList("conditions"), 4)
                .then()
                .statusCode(409)
                .body("type", endsWith("copy-id-used"));
        // Only the whole agreement is withdrawn before approval, never after.
        officer()
                .header("If-Match", officer().get(AGREEMENTS + after).header("ETag"))
                .delete(AGREEMENTS + after)
                .then()
                .statusCode(409);
    }

    @Test
    void theOfficeTellsACopyForThePartnerByItsPaperAndThePartnerMayDisputeIt() {
        JsonPath open = proposed(partner);
        String id = open.getString("id");
        Map<String, Object> copy = copy(id, open.getString("copies[1].id"), open.getList("conditions"), 4);
        tell(id, copy).then().statusCode(422).body("errors.pointer", contains("/documentId"));
        String paper = World.officer()
                .contentType("text/plain")
                .body("From their registry")
                .post(AGREEMENTS + id + "/documents?name=copy.txt")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        copy.put("documentId", paper);
        tell(id, copy).then().statusCode(200).body("basis", equalTo("recorded")).body("documentId", equalTo(paper));
        disputeAndAnswer(id);

        deleteFor(id, "").then().statusCode(422).body("errors.pointer", contains("/documentId"));
        deleteFor(id, "?documentId=" + paper).then().statusCode(204);
        disputeAndAnswer(id);

        put(id, "P-" + word(), open.getList("conditions"), 4)
                .then()
                .statusCode(200)
                .body("basis", equalTo("own-token"));
        partner(partner)
                .body(json(Map.of("comment", "Not ours")))
                .post(AGREEMENTS + id + "/dispute")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/nothing-recorded"));
    }

    private void disputeAndAnswer(String id) {
        partner(partner)
                .body(json(Map.of("comment", "Not ours")))
                .post(AGREEMENTS + id + "/dispute")
                .then()
                .statusCode(200)
                .body("dispute.state", equalTo("OPEN"));
        officer()
                .body(json(Map.of("outcome", "withdrawn", "comment", "It is")))
                .post(AGREEMENTS + id + "/dispute/resolve")
                .then()
                .statusCode(200);
    }

    /** The office, for the partner. */
    private Response tell(String id, Map<String, Object> copy) {
        return forPartner(id).body(json(copy)).put(copyPath(id));
    }

    private Response deleteFor(String id, String query) {
        return forPartner(id).delete(copyPath(id) + query);
    }

    private static RequestSpecification forPartner(String id) {
        return officer()
                .header("X-Reason", "Came by post")
                .header("If-Match", officer().get(AGREEMENTS + id).header("ETag"));
    }

    @Test
    void copiesConvergeInAnyOrderOrTheAnswerSaysWhyNot() {
        Random dice = new Random(20261123);
        for (int round = 0; round < 6; round++) {
            String id = proposed(partner).getString("id");
            for (int step = 0; step < 8; step++) {
                Response answer = play(id, dice.nextInt(6), 2 + dice.nextInt(3));
                if (answer.statusCode() >= 300) {
                    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
                    assertThat(answer.jsonPath().getString("type").replace("/problems/", ""))
                            .as(answer.asString())
                            .isIn(CopiesConvergeTest.REASONS);
                    assertThat(answer.jsonPath().getString("detail")).hasSizeGreaterThan(20);
                }
            }
            converge(id);
        }
    }

    private Response play(String id, int step, int people) {
        JsonPath read = officer().get(AGREEMENTS + id).jsonPath();
        List<Map<String, Object>> conditions = read.getList("conditions");
        return switch (step) {
            case 0 -> World.approve(officer(), read);
            case 1 -> World.approve(partner(partner), read);
            case 2 -> put(id, read.getString("copies[1].id"), conditions, people);
            case 3 -> put(id, "p-" + word(), conditions, people);
            case 4 -> amend(officer(), id, conditions, people);
            default -> partner(partner).post(AGREEMENTS + id + "/revert");
        };
    }

    private void converge(String id) {
        JsonPath read = officer().get(AGREEMENTS + id).jsonPath();
        List<Map<String, Object>> conditions = read.getList("conditions");
        if (read.getString("state").equals("PROPOSED")) {
            put(id, read.getString("copies[1].id"), conditions, 9).then().statusCode(200);
        } else {
            Response ours = amend(officer(), id, conditions, 9);
            Response either = ours.statusCode() == 409 ? amend(partner(partner), id, conditions, 9) : ours;
            either.then().statusCode(200);
            put(id, officer().get(AGREEMENTS + id).jsonPath().getString("copies[1].id"), conditions, 9)
                    .then()
                    .statusCode(200)
                    .body("agrees", equalTo(true));
        }
        JsonPath open = officer().get(AGREEMENTS + id).jsonPath();
        World.approve(officer(), open).then().statusCode(200);
        World.approve(partner(partner), open).then().statusCode(200).body("state", equalTo("IN_FORCE"));
        officer()
                .get(AGREEMENTS + id + "/copies")
                .then()
                .body("items.agrees", contains(true, true))
                .body("items[1].conditions[0].mobilitiesPerYear", equalTo(9));
    }

    private static Response amend(
            RequestSpecification caller, String id, List<Map<String, Object>> conditions, int people) {
        conditions.get(0).put("mobilitiesPerYear", people);
        return caller.body(json(Map.of("conditions", conditions))).post(AGREEMENTS + id + "/amend");
    }

    private static void approve(RequestSpecification caller, String id, int revision, String hash, int status) {
        caller.body(json(Map.of("revision", revision, "hash", hash)))
                .post(AGREEMENTS + id + "/approve")
                .then()
                .statusCode(status);
    }

    private String copyPath(String id) {
        return AGREEMENTS + id + "/copies/" + partner;
    }

    private Response put(String id, String own, List<Map<String, Object>> conditions, int people) {
        return partner(partner)
                .header("If-Match", partner(partner).get(AGREEMENTS + id).header("ETag"))
                .body(json(copy(id, own, conditions, people)))
                .put(copyPath(id));
    }

    private Response delete(String id) {
        return partner(partner)
                .header("If-Match", partner(partner).get(AGREEMENTS + id).header("ETag"))
                .delete(copyPath(id));
    }

    /** What the partner's system would send: its conditions have no ids of ours, and it hashes by itself. */
    private Map<String, Object> copy(String id, String own, List<Map<String, Object>> read, int people) {
        List<Map<String, Object>> conditions = read.stream()
                .map(condition -> {
                    Map<String, Object> stated = new HashMap<>(condition);
                    stated.remove("id");
                    return stated;
                })
                .toList();
        conditions.get(0).put("mobilitiesPerYear", people);
        List<ConditionTerms> terms = conditions.stream()
                .map(condition -> JSON.convertValue(condition, ConditionTerms.class))
                .toList();
        String hash = RevisionHash.of(
                new RevisionTerms(null, null, null, null, false, terms),
                List.of(new RevisionSide(partner, heiId(partner), own), new RevisionSide(home(), heiId(home()), id)));
        return new HashMap<>(Map.of("id", own, "conditions", conditions, "contentHash", hash));
    }

    private static String heiId(UUID organisation) {
        String schac = officer()
                .get("/api/v1/organisations/" + organisation)
                .jsonPath()
                .getString("identifiers.schac");
        return schac == null ? organisation.toString() : schac;
    }
}
