package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.World.agreement;
import static eu.peregrine.partners.World.approve;
import static eu.peregrine.partners.World.inForce;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.proposed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A party contradicts what was recorded for it, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AgreementDisputeTest {

    private static final String AGREEMENTS = "/api/v1/agreements/";

    private static Response dispute(UUID partner, String agreement) {
        return partner(partner)
                .body(json(Map.of("comment", "We never said so")))
                .post(AGREEMENTS + agreement + "/dispute");
    }

    private static Response resolve(String agreement, String outcome) {
        return officer()
                .body(json(Map.of("outcome", outcome, "comment", "Looked into it")))
                .post(AGREEMENTS + agreement + "/dispute/resolve");
    }

    private static String recordedFromPaper(UUID partner) {
        Map<String, Object> body = agreement(partner);
        body.put("recorded", Map.of("state", "IN_FORCE", "signedOn", "1994-05-01", "reason", "On paper since 1994"));
        return officer()
                .body(json(body))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String letter(String agreement) {
        return RestAssured.given()
                .auth()
                .oauth2(TestTokens.officer())
                .contentType("text/plain")
                .body("Signed, the rector")
                .post(AGREEMENTS + agreement + "/documents?name=letter.txt")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The office enters what the partner did from paper; without the paper it is refused. */
    private static ValidatableResponse recordAct(
            UUID partner, String agreement, String verb, Map<String, Object> said) {
        Map<String, Object> body = new HashMap<>(said);
        body.put("organisationId", partner);
        recorded(agreement, verb, body).statusCode(422).body("errors.pointer", contains("/documentId"));
        body.put("documentId", letter(agreement));
        return recorded(agreement, verb, body).statusCode(200);
    }

    private static ValidatableResponse recorded(String agreement, String verb, Map<String, Object> body) {
        return officer()
                .header("X-Reason", "Came by post")
                .body(json(body))
                .post(AGREEMENTS + agreement + "/" + verb)
                .then();
    }

    /** The office enters the partner's approval from paper. */
    private static void recordApproval(JsonPath proposal, UUID partner) {
        String id = proposal.getString("id");
        String document = letter(id);
        officer()
                .header("X-Reason", "Came by post")
                .body(json(Map.of(
                        "revision",
                        proposal.getInt("revision"),
                        "hash",
                        proposal.getString("contentHash"),
                        "organisationId",
                        partner,
                        "documentId",
                        document)))
                .post(AGREEMENTS + id + "/approve")
                .then()
                .statusCode(200)
                .body("approvals.basis", contains("recorded"));
    }

    @Test
    void showsWhatIsDisputedAndWhatCameOfIt() {
        UUID partner = World.activePartner();
        String id = recordedFromPaper(partner);
        String etag = officer().get(AGREEMENTS + id).header("ETag");

        dispute(partner, id)
                .then()
                .statusCode(200)
                .body("dispute.by.id", equalTo(partner.toString()))
                .body("dispute.comment", equalTo("We never said so"))
                .body("dispute.state", equalTo("OPEN"))
                .body("state", equalTo("IN_FORCE"));
        assertThat(officer().get(AGREEMENTS + id).header("ETag")).isNotEqualTo(etag);
        dispute(partner, id).then().statusCode(409).body("type", equalTo("/problems/disputed-already"));

        resolve(id, "withdrawn")
                .then()
                .statusCode(200)
                .body("dispute.state", equalTo("WITHDRAWN"))
                .body("dispute.answer", equalTo("Looked into it"));
        resolve(id, "upheld").then().statusCode(409).body("type", equalTo("/problems/not-disputed"));
        dispute(partner, id).then().statusCode(200);
        resolve(id, "upheld").then().statusCode(200).body("state", equalTo("IN_FORCE"));
    }

    @Test
    void takesARecordedApprovalAwayWhereItIsUpheldInTime() {
        UUID partner = World.activePartner();
        JsonPath proposal = proposed(partner);
        String id = proposal.getString("id");
        recordApproval(proposal, partner);
        dispute(partner, id).then().statusCode(200);

        resolve(id, "upheld")
                .then()
                .statusCode(200)
                .body("dispute.state", equalTo("UPHELD"))
                .body("approvals", org.hamcrest.Matchers.empty())
                .body("awaiting.id", org.hamcrest.Matchers.hasItem(partner.toString()));
        approve(officer(), proposal).then().statusCode(200).body("state", equalTo("PROPOSED"));
        approve(partner(partner), proposal).then().statusCode(200).body("state", equalTo("IN_FORCE"));
    }

    @Test
    void takesARecordedNoticeAway() {
        UUID partner = World.activePartner();
        String id = inForce(partner).getString("id");
        recordAct(partner, id, "give-notice", Map.of("reason", "We close"))
                .body("notice.by.id", equalTo(partner.toString()))
                .body("notice.basis", equalTo("recorded"))
                .body("notice.documentId", notNullValue());
        dispute(partner, id).then().statusCode(200).body("notice.reason", equalTo("We close"));
        resolve(id, "upheld")
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("notice", nullValue());
        dispute(partner, id).then().statusCode(409).body("type", equalTo("/problems/nothing-recorded"));
    }

    @Test
    void takesARecordedTerminationAway() {
        UUID partner = World.activePartner();
        String id = inForce(partner).getString("id");
        recordAct(partner, id, "terminate", Map.of("reason", "Over")).body("termination.basis", equalTo("recorded"));
        dispute(partner, id).then().statusCode(200);
        resolve(id, "upheld")
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("termination", nullValue());
    }

    @Test
    void takesARecordedAmendmentAway() {
        UUID partner = World.activePartner();
        JsonPath inForce = inForce(partner);
        String id = inForce.getString("id");
        List<Map<String, Object>> conditions = inForce.getList("conditions");
        conditions.get(0).put("mobilitiesPerYear", 9);
        recordAct(partner, id, "amend", Map.of("conditions", conditions))
                .body("proposal.by", equalTo(partner.toString()))
                .body("proposal.basis", equalTo("recorded"))
                .body("proposal.documentId", notNullValue());
        officer()
                .get(AGREEMENTS + id + "/revisions")
                .then()
                .body("items.basis", contains("own-token", "recorded"))
                .body("items[1].documentId", notNullValue());

        dispute(partner, id).then().statusCode(200);
        resolve(id, "upheld")
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("proposal", nullValue())
                .body("revision", equalTo(1));
        dispute(partner, id).then().statusCode(409).body("type", equalTo("/problems/nothing-recorded"));
    }

    @Test
    void takesTheContradictionOfARecordedMergerAndSplit() {
        UUID partner = World.activePartner();
        String merged = inForce(partner).getString("id");
        recordAct(
                        partner,
                        merged,
                        "merge",
                        Map.of("with", List.of(inForce(partner).getString("id"))))
                .body("proposal.basis", equalTo("recorded"));
        dispute(partner, merged).then().statusCode(200);
        resolve(merged, "upheld").then().statusCode(200).body("state", equalTo("IN_FORCE"));

        JsonPath whole = inForce(partner);
        String split = whole.getString("id");
        recordAct(
                        partner,
                        split,
                        "split",
                        Map.of("conditions", List.of(whole.getString("conditions[0].id")), "title", "Apart"))
                .body("proposal.basis", equalTo("recorded"));
        dispute(partner, split).then().statusCode(200);
        resolve(split, "upheld").then().statusCode(200).body("conditions.size()", equalTo(2));
    }

    @Test
    void showsARecordedRefusalAndTakesItsContradiction() {
        UUID partner = World.activePartner();
        String id = inForce(partner).getString("id");
        officer().body(json(Map.of("reason", "Over"))).post(AGREEMENTS + id + "/terminate");
        recordAct(partner, id, "revert", Map.of("comment", "We go on"))
                .body("state", equalTo("IN_FORCE"))
                .body("reversion.by.id", equalTo(partner.toString()))
                .body("reversion.text", equalTo("We go on"))
                .body("reversion.basis", equalTo("recorded"));
        dispute(partner, id).then().statusCode(200).body("dispute.state", equalTo("OPEN"));

        String proposal = proposed(partner).getString("id");
        recordAct(partner, proposal, "reject", Map.of("comment", "Too few"))
                .body("rejection.basis", equalTo("recorded"));
        dispute(partner, proposal).then().statusCode(200);
    }

    @Test
    void isForWhomSomethingWasRecordedAlone() {
        UUID partner = World.activePartner();
        String id = inForce(partner).getString("id");
        dispute(partner, id).then().statusCode(409).body("type", equalTo("/problems/nothing-recorded"));
        officer().get(AGREEMENTS + id).then().body("dispute", nullValue());
        String paper = recordedFromPaper(partner);
        dispute(World.activePartner(), paper).then().statusCode(404);
        officer()
                .body(json(Map.of("comment", "x")))
                .post(AGREEMENTS + paper + "/dispute")
                .then()
                .statusCode(403);
        partner(partner).body("{}").post(AGREEMENTS + paper + "/dispute").then().statusCode(400);
    }
}
