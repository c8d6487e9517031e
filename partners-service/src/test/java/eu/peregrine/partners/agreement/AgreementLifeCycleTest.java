package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.World.agreement;
import static eu.peregrine.partners.World.approve;
import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.drafted;
import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.proposed;
import static eu.peregrine.partners.World.studies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The life cycle over HTTP, played by both parties with their own tokens. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AgreementLifeCycleTest {

    private static final String AGREEMENTS = "/api/v1/agreements/";

    @Test
    void comesIntoForceByBothPartiesOwnTokens() {
        UUID partner = World.activePartner();
        JsonPath draft = drafted(partner);
        assertThat(draft.getString("reference")).matches("AGR-\\d{4}-\\d{4,}");
        assertThat(draft.getString("state")).isEqualTo("DRAFT");

        JsonPath proposal = officer()
                .post(AGREEMENTS + draft.getString("id") + "/propose")
                .then()
                .statusCode(200)
                .body("state", equalTo("PROPOSED"))
                .body("revision", equalTo(1))
                .body("awaiting.id", contains(home().toString(), partner.toString()))
                .body("copies.id", everyItem(notNullValue()))
                .body("contentHash", matchesPattern("[0-9a-f]{64}"))
                .extract()
                .jsonPath();

        approve(officer(), proposal)
                .then()
                .statusCode(200)
                .body("state", equalTo("PROPOSED"))
                .body("awaiting.id", contains(partner.toString()));
        approve(partner(partner), proposal)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("awaiting", empty())
                .body("approvals.basis", contains("own-token", "own-token"))
                .body("mutualRevision", equalTo(1))
                .body("signedOn", notNullValue());
    }

    @Test
    void comesIntoForceByThreePartiesAndEndsByTheNoticeOfOne() {
        UUID second = World.activePartner();
        UUID third = World.activePartner();
        Map<String, Object> body = agreement(second);
        body.put("parties", List.of(home(), second, third));
        body.put("conditions", List.of(studies(home(), second), studies(third, home())));
        String id = officer()
                .body(json(body))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        JsonPath proposal = officer()
                .post(AGREEMENTS + id + "/propose")
                .then()
                .statusCode(200)
                .body("awaiting.id", contains(home().toString(), second.toString(), third.toString()))
                .extract()
                .jsonPath();
        assertThat(proposal.getList("copies.contentHash"))
                .doesNotHaveDuplicates()
                .hasSize(3);
        approve(officer(), proposal).then().statusCode(200);
        approve(partner(second), proposal)
                .then()
                .statusCode(200)
                .body("state", equalTo("PROPOSED"))
                .body("awaiting.id", contains(third.toString()));
        approve(partner(third), proposal)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("approvals.party.id", contains(home().toString(), second.toString(), third.toString()));

        partner(third)
                .body(json(Map.of("reason", "We close")))
                .post(AGREEMENTS + id + "/give-notice")
                .then()
                .statusCode(200)
                .body("notice.by.id", equalTo(third.toString()));
        partner(second)
                .body("{}")
                .post(AGREEMENTS + id + "/withdraw-notice")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/notice-of-another"));
        partner(third)
                .body("{}")
                .post(AGREEMENTS + id + "/withdraw-notice")
                .then()
                .statusCode(200);
    }

    @Test
    void tellsEveryStepToTheOthers() {
        UUID partner = World.activePartner();
        UUID id = UUID.fromString(inForce(partner).getString("id"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TestKafka.records("agreement", id))
                        .extracting(TestKafka::type)
                        .containsExactly(
                                "agreement.drafted",
                                "agreement.proposed",
                                "agreement.approved",
                                "agreement.approved",
                                "agreement.entered-into-force"));
        var last = TestKafka.records("agreement", id).get(4);
        assertThat(TestKafka.header(last, "ce_visibleto")).contains("organisation:" + partner);
        JsonPath payload = JsonPath.from(last.value());
        assertThat(payload.getString("state")).isEqualTo("IN_FORCE");
        assertThat(payload.getString("change.kind")).isEqualTo("entered-into-force");
        assertThat(payload.getString("change.from")).isEqualTo("PROPOSED");
        assertThat(payload.getList("conditions")).hasSize(2);
    }

    @Test
    void refusesAStaleHashAndAStaleRevisionInWords() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");

        partner(partner)
                .body(json(Map.of("revision", 1, "hash", "0".repeat(64))))
                .post(AGREEMENTS + id + "/approve")
                .then()
                .statusCode(409)
                .contentType(startsWith("application/problem+json"))
                .body("detail", containsString("Read the agreement again"));
        partner(partner)
                .body(json(Map.of("revision", 7, "hash", proposal.getString("contentHash"))))
                .post(AGREEMENTS + id + "/approve")
                .then()
                .statusCode(409)
                .body("detail", containsString("revision 7"));
        officer().get(AGREEMENTS + id).then().body("approvals", empty()).body("state", equalTo("PROPOSED"));
    }

    @Test
    void letsApprovalsLapseWhenItIsEdited() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");
        approve(partner(partner), proposal).then().statusCode(200);
        String etag = officer().get(AGREEMENTS + id).header("ETag");

        Map<String, Object> edited = agreement(partner);
        officer()
                .header("If-Match", etag)
                .body(json(edited))
                .put(AGREEMENTS + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("PROPOSED"))
                .body("revision", equalTo(2))
                .body("approvals", empty())
                .body("awaiting", hasSize(2));
        approve(officer(), proposal).then().statusCode(409);
        officer()
                .header("If-Match", etag)
                .body(json(edited))
                .put(AGREEMENTS + id)
                .then()
                .statusCode(412);
        officer().body(json(edited)).put(AGREEMENTS + id).then().statusCode(428);
        officer()
                .get(AGREEMENTS + id + "/revisions")
                .then()
                .statusCode(200)
                .body("items.revision", contains(1, 2))
                .body("items[0].terms.title", equalTo(proposal.getString("title")))
                .body("items[1].terms.title", equalTo(edited.get("title")));
    }

    @Test
    void movesEtagAndSequenceWhenOneConditionIsEdited() {
        UUID partner = World.activePartner();
        JsonPath draft = drafted(partner);
        String id = draft.getString("id");
        Map<String, Object> edited = agreement(partner);
        edited.put("title", draft.getString("title"));
        Map<String, Object> condition = studies(home(), partner);
        condition.put("id", draft.getString("conditions[0].id"));
        condition.put("mobilitiesPerYear", 5);
        Map<String, Object> other = studies(partner, home());
        other.put("id", draft.getString("conditions[1].id"));
        edited.put("conditions", List.of(condition, other));

        String before = officer().get(AGREEMENTS + id).header("ETag");
        String after = officer()
                .header("If-Match", before)
                .body(json(edited))
                .put(AGREEMENTS + id)
                .then()
                .statusCode(200)
                .body("conditions[0].mobilitiesPerYear", equalTo(5))
                .body("conditions[1].id", equalTo(other.get("id")))
                .extract()
                .header("ETag");

        assertThat(after).isNotEqualTo(before);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(TestKafka.records("agreement", UUID.fromString(id)))
                        .extracting(record -> Long.parseLong(TestKafka.header(record, "ce_sequence")))
                        .containsExactly(1L, 2L));
        // The same once more changes nothing, so it is neither a revision nor an event.
        officer()
                .header("If-Match", after)
                .body(json(edited))
                .put(AGREEMENTS + id)
                .then()
                .statusCode(200)
                .header("ETag", after)
                .body("revision", equalTo(2));
    }

    @Test
    void goesBackToDraftWhenThePartnerRejectsIt() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");

        partner(partner).body("{}").post(AGREEMENTS + id + "/reject").then().statusCode(400);
        partner(partner)
                .body(json(Map.of("comment", "Four are too many")))
                .post(AGREEMENTS + id + "/reject")
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("rejection.by.id", equalTo(partner.toString()))
                .body("rejection.text", equalTo("Four are too many"));
        officer()
                .post(AGREEMENTS + id + "/propose")
                .then()
                .statusCode(200)
                .body("rejection", nullValue())
                .body("awaiting", hasSize(2));
        officer()
                .get(AGREEMENTS + id + "/audit")
                .then()
                .statusCode(200)
                .body("items.verb", hasItems("drafted", "proposed", "rejected"))
                .body("items.find { it.verb == 'rejected' }.reason", equalTo("Four are too many"));
    }

    @Test
    void endsByBothPartiesApprovalOfTheTermination() {
        UUID partner = World.activePartner();
        String id = inForce(partner).getString("id");

        JsonPath ending = partner(partner)
                .body(json(Map.of("reason", "We close")))
                .post(AGREEMENTS + id + "/terminate")
                .then()
                .statusCode(200)
                .body("state", equalTo("TERMINATION_PROPOSED"))
                .body("termination.text", equalTo("We close"))
                .body("revision", equalTo(2))
                .extract()
                .jsonPath();
        partner(partner)
                .post(AGREEMENTS + id + "/revert")
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("revision", equalTo(1));
        approve(officer(), ending).then().statusCode(409);

        JsonPath again = officer()
                .body(json(Map.of("reason", "We too")))
                .post(AGREEMENTS + id + "/terminate")
                .then()
                .statusCode(200)
                .body("revision", equalTo(3))
                .extract()
                .jsonPath();
        approve(officer(), again).then().statusCode(200).body("state", equalTo("TERMINATION_PROPOSED"));
        approve(partner(partner), again).then().statusCode(200).body("state", equalTo("TERMINATED"));
        officer()
                .body(json(Map.of("reason", "Once more")))
                .post(AGREEMENTS + id + "/terminate")
                .then()
                .statusCode(409)
                .body("detail", containsString("TERMINATED"));
    }

    @Test
    void isNotTerminatedWhileMobilitiesExistUnderIt() {
        UUID partner = World.activePartner();
        String id = inForce(partner).getString("id");
        UUID mobility = Ids.next();
        send(mobility, id, "PLANNED", 1, "mobility.planned");
        send(mobility, id, "NOMINATED", 2, "mobility.nominated");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> officer()
                        .get(AGREEMENTS + id)
                        .then()
                        .body("actions.find { it.verb == 'terminate' }.allowed", equalTo(false)));
        officer()
                .body(json(Map.of("reason", "Enough")))
                .post(AGREEMENTS + id + "/terminate")
                .then()
                .statusCode(409)
                .body("detail", containsString("1 mobility exists"));

        send(mobility, id, "CANCELLED", 4, "mobility.cancelled");
        // What comes late says nothing any more.
        send(mobility, id, "HOST_APPROVED", 3, "mobility.host-approved");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> officer()
                        .get(AGREEMENTS + id)
                        .then()
                        .body("actions.find { it.verb == 'terminate' }.allowed", equalTo(true)));
        officer()
                .body(json(Map.of("reason", "Enough")))
                .post(AGREEMENTS + id + "/terminate")
                .then()
                .statusCode(200);
    }

    private static void send(UUID mobility, String agreement, String state, long sequence, String type) {
        TestKafka.send(
                "mobility",
                mobility,
                type,
                sequence,
                json(Map.of("id", mobility, "agreementId", agreement, "state", state, "kind", "exchange")));
    }

    @Test
    void isWithdrawnForGoodBeforeItWasApproved() {
        UUID partner = World.activePartner();
        JsonPath draft = drafted(partner);
        String id = draft.getString("id");
        String etag = officer().get(AGREEMENTS + id).header("ETag");

        officer().delete(AGREEMENTS + id).then().statusCode(428);
        officer().header("If-Match", etag).delete(AGREEMENTS + id).then().statusCode(204);
        officer().get(AGREEMENTS + id).then().statusCode(410);
        officer().post(AGREEMENTS + id + "/propose").then().statusCode(410);
        officer()
                .queryParam("party", partner)
                .get(AGREEMENTS)
                .then()
                .statusCode(200)
                .body("items", empty());
        Map<String, Object> same = agreement(partner);
        same.put("id", id);
        officer().body(json(same)).post(AGREEMENTS).then().statusCode(409);

        String inForce = inForce(partner).getString("id");
        officer()
                .header("If-Match", officer().get(AGREEMENTS + inForce).header("ETag"))
                .delete(AGREEMENTS + inForce)
                .then()
                .statusCode(409)
                .body("detail", containsString("IN_FORCE"));
    }

    @Test
    void isRecordedFromPaperAndSaysWhatIsMissing() {
        UUID partner = World.activePartner();
        Map<String, Object> body = agreement(partner);
        body.put(
                "recorded", Map.of("state", "IN_FORCE", "signedOn", "1994-05-02", "reason", "Signed on paper in 1994"));
        String id = officer()
                .body(json(body))
                .post(AGREEMENTS)
                .then()
                .statusCode(201)
                .body("state", equalTo("IN_FORCE"))
                .body("basis", equalTo("recorded"))
                .body("signedOn", equalTo("1994-05-02"))
                .body("approvals", empty())
                .body("missing", contains("document"))
                .extract()
                .path("id");

        String document = officer()
                .contentType("application/pdf")
                .body("%PDF-1.7\n1 0 obj\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .queryParam("name", "agreement.pdf")
                .post(AGREEMENTS + id + "/documents")
                .then()
                .statusCode(201)
                .body("name", equalTo("agreement.pdf"))
                .extract()
                .path("id");
        officer().get(AGREEMENTS + id).then().body("missing", empty()).body("documents.id", contains(document));
        as(TestTokens.partner(partner))
                .accept("*/*")
                .get(AGREEMENTS + id + "/documents/" + document)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"));
        officer()
                .get(AGREEMENTS + id + "/audit")
                .then()
                .body("items.findAll { it.verb != 'document-attached' }.basis", everyItem(equalTo("recorded")))
                .body(
                        "items.findAll { it.verb != 'document-attached' }.reason",
                        everyItem(equalTo("Signed on paper in 1994")));
    }

    @Test
    void isRecordedAsThePaperHasItByPostAndImport() {
        UUID partner = World.activePartner();
        Map<String, Object> body = agreement(partner);
        Map<String, Object> bare = new HashMap<>(studies(home(), partner));
        bare.put("languages", List.of());
        bare.remove("eqfLevels");
        body.put("conditions", List.of(bare));
        officer().body(json(body)).post("/api/v1/agreements").then().statusCode(422);

        body.put("recorded", Map.of("state", "IN_FORCE", "reason", "Signed on some day of 1994"));
        officer()
                .body(json(body))
                .post(AGREEMENTS + "validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true));
        String id = officer()
                .body(json(body))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .body("state", equalTo("IN_FORCE"))
                .body("signedOn", nullValue())
                .body("missing", contains("document", "languages", "eqf-levels", "signed-on"))
                .extract()
                .path("id");
        officer()
                .contentType("application/x-ndjson")
                .body(json(body))
                .post(AGREEMENTS + "import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));

        bare.put("id", officer().get(AGREEMENTS + id).path("conditions[0].id"));
        bare.put("mobilitiesPerYear", 9);
        officer()
                .body(json(Map.of("conditions", List.of(bare))))
                .post(AGREEMENTS + id + "/amend")
                .then()
                .statusCode(422)
                .body("errors.code", contains("language-required", "eqf-level-required"));
        attach(id, "signedOn=2999-01-01").then().statusCode(422).body("errors.code", contains("in-the-future"));
        attach(id, "signedOn=1994-05-02").then().statusCode(201);
        officer()
                .get(AGREEMENTS + id)
                .then()
                .body("signedOn", equalTo("1994-05-02"))
                .body("missing", contains("languages", "eqf-levels"));
        attach(id, "signedOn=1995-05-02").then().statusCode(422).body("errors.code", contains("signed-twice"));
    }

    private static Response attach(String id, String query) {
        return officer()
                .contentType("text/plain")
                .body("Signed, the rector")
                .post(AGREEMENTS + id + "/documents?name=agreement.txt&" + query);
    }

    @Test
    void takesAnApprovalFromPaperWithReasonAndDocumentOnly() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");
        Map<String, Object> approval = new java.util.HashMap<>(
                Map.of("revision", 1, "hash", proposal.getString("contentHash"), "organisationId", partner));

        officer().body(json(approval)).post(AGREEMENTS + id + "/approve").then().statusCode(422);
        officer()
                .header("X-Reason", "Signed letter")
                .body(json(approval))
                .post(AGREEMENTS + id + "/approve")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/documentId"));
        approval.put("documentId", Ids.next());
        officer()
                .header("X-Reason", "Signed letter")
                .body(json(approval))
                .post(AGREEMENTS + id + "/approve")
                .then()
                .statusCode(422)
                .body("errors.code", contains("unknown-document"));
        approval.put(
                "documentId",
                officer()
                        .contentType("text/plain")
                        .body("Signed.")
                        .queryParam("name", "letter.txt")
                        .post(AGREEMENTS + id + "/documents")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
        officer()
                .header("X-Reason", "Signed letter")
                .body(json(approval))
                .post(AGREEMENTS + id + "/approve")
                .then()
                .statusCode(200)
                .body("approvals.basis", contains("recorded"))
                .body("awaiting.id", contains(home().toString()));
    }

    @Test
    void showsAPartyThePaperOfItsOwnThatSomethingWasRecordedOn() {
        UUID partner = World.activePartner();
        String letter = paper(partner, "letter.txt");
        String other = paper(partner, "minutes.txt");
        JsonPath proposal = proposed(partner);
        String documents = AGREEMENTS + proposal.getString("id") + "/documents/";
        partner(partner).accept("*/*").get(documents + letter).then().statusCode(404);
        officer()
                .header("X-Reason", "Signed letter")
                .body(json(Map.of(
                        "revision",
                        1,
                        "hash",
                        proposal.getString("contentHash"),
                        "organisationId",
                        partner,
                        "documentId",
                        letter)))
                .post(AGREEMENTS + proposal.getString("id") + "/approve")
                .then()
                .statusCode(200);
        partner(partner)
                .accept("*/*")
                .get(documents + letter)
                .then()
                .statusCode(200)
                .body(equalTo("letter.txt"));
        partner(partner).accept("*/*").get(documents + other).then().statusCode(404);
        partner(World.activePartner())
                .accept("*/*")
                .get(documents + letter)
                .then()
                .statusCode(404);
    }

    private static String paper(UUID organisation, String name) {
        return officer()
                .contentType("text/plain")
                .body(name)
                .queryParam("name", name)
                .post("/api/v1/organisations/" + organisation + "/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void isNobodyElsesBusiness() {
        UUID partner = World.activePartner();
        UUID stranger = World.activePartner();
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");

        partner(stranger).get(AGREEMENTS + id).then().statusCode(404);
        approve(partner(stranger), proposal).then().statusCode(404);
        partner(stranger).get(AGREEMENTS + id + "/revisions").then().statusCode(404);
        partner(stranger).get(AGREEMENTS + id + "/documents").then().statusCode(404);
        partner(stranger)
                .body(json(Map.of("comment", "No")))
                .post(AGREEMENTS + id + "/reject")
                .then()
                .statusCode(404);
        partner(stranger).get(AGREEMENTS).then().statusCode(200).body("items.id", not(hasItem(id)));
        partner(partner).get(AGREEMENTS).then().statusCode(200).body("items.id", contains(id));
        partner(partner)
                .body(json(Map.of("revision", 1, "hash", proposal.getString("contentHash"), "organisationId", home())))
                .post(AGREEMENTS + id + "/approve")
                .then()
                .statusCode(403);
        as(TestTokens.of("partner")).get(AGREEMENTS).then().statusCode(200).body("items", empty());
    }

    @Test
    void showsEachCallerWhatItMayDo() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");

        partner(partner)
                .get(AGREEMENTS + id)
                .then()
                .body("actions.find { it.verb == 'approve' }.allowed", equalTo(true))
                .body("actions.find { it.verb == 'reject' }.allowed", equalTo(true))
                .body("actions.find { it.verb == 'edit' }.allowed", equalTo(true))
                .body("actions.find { it.verb == 'propose' }.allowed", equalTo(false))
                .body("actions.find { it.verb == 'terminate' }.reasons", contains("It is PROPOSED."));
        approve(partner(partner), proposal)
                .then()
                .body("actions.find { it.verb == 'approve' }.reasons", contains("You have approved it already."));
        as(TestTokens.of("auditor")).get(AGREEMENTS + id).then().body("actions.findAll { it.allowed }", empty());
    }

    @Test
    void isProposedToNoSuspendedParty() {
        UUID partner = World.activePartner();
        String id = drafted(partner).getString("id");
        World.suspend(partner).then().statusCode(200);

        officer()
                .post(AGREEMENTS + id + "/propose")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/parties/1"));
    }

    @Test
    void comesIntoForceWithNoSuspendedParty() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");
        approve(officer(), proposal).then().statusCode(200);
        World.suspend(partner).then().statusCode(200);

        officer()
                .body(json(Map.of("verb", "approve", "organisationId", partner, "email", "who@example.edu")))
                .post(AGREEMENTS + id + "/invitations")
                .then()
                .statusCode(422)
                .body("errors.code", contains("party-not-available"));
        partner(partner)
                .get(AGREEMENTS + id)
                .then()
                .body("actions.find { it.verb == 'approve' }.allowed", equalTo(false))
                .body("actions.find { it.verb == 'approve' }.reasons[0]", containsString("suspended"));
        approve(partner(partner), proposal).then().statusCode(422).body("errors.code", contains("party-not-available"));
        officer().get(AGREEMENTS + id).then().body("state", equalTo("PROPOSED"));

        officer()
                .header("X-Reason", "It is open again")
                .post("/api/v1/organisations/" + partner + "/activate")
                .then()
                .statusCode(200);
        approve(partner(partner), proposal).then().statusCode(200).body("state", equalTo("IN_FORCE"));
    }

    @Test
    void offersNothingNewWhileAPartyIsSuspended() {
        UUID partner = World.activePartner();
        String draft = drafted(partner).getString("id");
        String inForce = World.inForce(partner).getString("id");
        World.suspend(partner).then().statusCode(200);

        assertThat(refused(officer(), draft)).contains("propose").doesNotContain("edit");
        assertThat(refused(officer(), inForce))
                .contains("amend", "merge", "split")
                .doesNotContain("terminate", "give-notice");
    }

    @Test
    void offersNoApprovalOfWhatCannotBeApproved() {
        UUID partner = World.activePartner();
        JsonPath inForce = World.inForce(partner);
        String id = inForce.getString("id");
        officer()
                .body(json(Map.of("reason", "Over")))
                .post(AGREEMENTS + id + "/terminate")
                .then()
                .statusCode(200)
                .body("actions.find { it.verb == 'approve' }.allowed", equalTo(true));
        partner(partner)
                .header("If-Match", partner(partner).get(AGREEMENTS + id).header("ETag"))
                .delete(AGREEMENTS + id + "/copies/" + partner)
                .then()
                .statusCode(204);
        assertThat(refused(officer(), id)).contains("approve");
        assertThat(refused(partner(partner), id)).contains("approve");
    }

    @Test
    void offersARenewalOnce() {
        UUID partner = World.activePartner();
        String id = World.inForce(partner).getString("id");
        assertThat(refused(officer(), id)).doesNotContain("renew");
        officer().body("{}").post(AGREEMENTS + id + "/renew").then().statusCode(201);
        assertThat(refused(officer(), id)).contains("renew");
    }

    private static List<String> refused(RequestSpecification caller, String id) {
        return caller.get(AGREEMENTS + id).jsonPath().getList("actions.findAll { !it.allowed }.verb");
    }
}
