package eu.peregrine.mobility.risk;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.newStudent;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import eu.peregrine.mobility.stay.EventContracts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who goes to a dangerous country is cleared first, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ClearanceTest {
    private static final String MOBILITIES = "/api/v1/mobilities";
    private static final String RISKS = "/api/v1/country-risks/";

    private final String security = TestTokens.of("security");

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("mobility"))
                .containsKeys(
                        "mobility.clearance-needed",
                        "mobility.clearance-not-needed",
                        "mobility.cleared",
                        "mobility.clearance-refused");
        assertThat(EventContracts.check("country-risk")).containsKey("country-risk.changed");
    }

    @Test
    void nobodyIsReadyForADangerousCountryWithoutBeingCleared() {
        risk("HT", "strongly-discouraged");
        UUID id = accepted("HT");
        stay(id).body("clearanceNeeded", is(true)).body("missing", hasItem("clearance"));
        problem(ready(id), 422, "rules-broken").body("errors.code", equalTo(List.of("clearance")));
        Map<String, Object> refusal = Map.of("decision", "refused", "comment", "The embassy advises against it.");
        problem(officer().body(refusal).post(MOBILITIES + "/" + id + "/clearance"), 403, "forbidden");
        clear(id, refusal).body("clearance", equalTo("refused"));
        problem(ready(id), 422, "rules-broken");
        clear(id, Map.of("decision", "granted", "until", "2027-04-15", "comment", "Until the elections."))
                .body("missing", hasItem("clearance"));
        clear(id, Map.of("decision", "granted", "comment", "The host has a security plan."))
                .body("clearedUntil", equalTo("2027-04-30"))
                .body("missing", not(hasItem("clearance")));
        ready(id).then().statusCode(200).body("state", equalTo("READY"));
    }

    @Test
    void whatIsSaidOfACountryLeavesATrail() {
        risk("TD", "discouraged");
        officer().get(RISKS + "td/audit").then().statusCode(200).body("items.verb", hasItem("changed"));
        officer().get(RISKS + "audit").then().statusCode(200).body("items.size()", greaterThan(0));
        problem(officer().get(RISKS + "AQ/audit"), 404, "not-found");
        problem(as(security).get(RISKS + "audit"), 403, "forbidden");
    }

    @Test
    void staysFollowWhatIsSaidOfTheirCountry() {
        UUID id = accepted("ML");
        stay(id).body("clearanceNeeded", nullValue()).body("missing", not(hasItem("clearance")));
        risk("ML", "heightened");
        stay(id).body("clearanceNeeded", nullValue());
        risk("ML", "discouraged");
        stay(id).body("clearanceNeeded", is(true)).body("missing", hasItem("clearance"));
        officer()
                .get(MOBILITIES + "?missing=clearance&country=ML")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id.toString())));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> as(security)
                        .get("/api/v1/tasks?limit=200")
                        .then()
                        .statusCode(200)
                        .body("items.kind", hasItem("clear-stay")));
        risk("ML", "normal");
        stay(id).body("missing", not(hasItem("clearance")));
    }

    @Test
    void whatIsSaidOfACountryIsChangedAsOfWhatWasRead() {
        as(security).get(RISKS + "SD").then().statusCode(200).body("level", equalTo("normal"));
        risk("SD", "discouraged");
        Map<String, Object> body = Map.of("level", "normal");
        problem(as(security).body(body).put(RISKS + "SD"), 428, "precondition-required");
        problem(as(security).header("If-Match", "\"7.x\"").body(body).put(RISKS + "SD"), 412, "precondition-failed");
        problem(officer().body(body).put(RISKS + "SD"), 403, "forbidden");
        problem(as(security).body(body).put(RISKS + "Sudan"), 400, "bad-request");
        officer().get("/api/v1/country-risks").then().statusCode(200).body("items.country", hasItem("SD"));
    }

    private void risk(String country, String level) {
        Response before = as(security).get(RISKS + country);
        as(security)
                .header("If-Match", before.header("ETag"))
                .body(Map.of("level", level, "note", "Advice to travellers"))
                .put(RISKS + country)
                .then()
                .statusCode(200)
                .body("level", equalTo(level));
    }

    /** An internship that its host has accepted; its other papers are there. */
    private static UUID accepted(String country) {
        UUID host = UUID.randomUUID();
        AgreementEvents.home();
        AgreementEvents.partner(host, "Institute in " + country, country, "ACTIVE", 1);
        Map<String, Object> plan = new HashMap<>();
        plan.put("kind", "internship");
        plan.put("studentId", newStudent(newProgramme()));
        plan.put(
                "segments",
                List.of(Map.of("hostId", host, "planned", Map.of("start", "2027-03-01", "end", "2027-04-30"))));
        Response answer = await().atMost(Duration.ofSeconds(60))
                .until(() -> officer().body(plan).post(MOBILITIES), planned -> planned.statusCode() == 201);
        UUID id = UUID.fromString(answer.path("id"));
        as(TestTokens.partner(host))
                .body(Map.of("proposalId", answer.path("proposalId").toString()))
                .post(MOBILITIES + "/" + id + "/approve")
                .then()
                .statusCode(200);
        return id;
    }

    private static Response ready(UUID id) {
        return officer()
                .body(Map.of("insurance", true, "languageCheck", true, "conventionSigned", true))
                .post(MOBILITIES + "/" + id + "/ready");
    }

    private io.restassured.response.ValidatableResponse clear(UUID id, Map<String, Object> body) {
        return as(security)
                .body(body)
                .post(MOBILITIES + "/" + id + "/clearance")
                .then()
                .statusCode(200);
    }

    private static io.restassured.response.ValidatableResponse stay(UUID id) {
        return officer().get(MOBILITIES + "/" + id).then().statusCode(200);
    }
}
