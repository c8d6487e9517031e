package eu.peregrine.mobility.stay;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.policy;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stays that end later or earlier than planned, over HTTP, and what that means for the mandate. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ExtensionTest {
    private static final String MOBILITIES = "/api/v1/mobilities/";
    private static final Map<String, Object> LONGER = Map.of("newEnd", "2028-02-28", "reason", "The thesis goes on.");

    private static Exchange dresden;

    private UUID student;
    private String stay;
    private String host;
    private String own;
    private final String coordinator = TestTokens.of("coordinator");

    @BeforeEach
    void aStayThatGoesOn() {
        if (dresden == null) {
            dresden = new Exchange("TU Dresden", 7);
            created("/api/v1/mobility-policies", policy(dresden.programme, "engineer", Map.of("weeks", 20)));
        }
        student = dresden.newStudent(15);
        own = TestTokens.student(student);
        host = TestTokens.partner(dresden.host);
        Map<String, Object> plan = new HashMap<>(dresden.plan(student));
        plan.put("segments", List.of(dresden.segment("2027-10-01", "2028-01-28")));
        plan.put("fullHostTerm", false);
        stay = MOBILITIES + created("/api/v1/mobilities", plan);
        step(officer(), "nominate", null).then().statusCode(200);
        step(as(host), "approve", Map.of("proposalId", officer().get(stay).path("proposalId")))
                .then()
                .statusCode(200);
        timeIs("2027-11-02");
        step(as(host), "arrival", Map.of("on", "2027-10-01")).then().statusCode(200);
    }

    @AfterEach
    void backToToday() {
        clock(Duration.ZERO);
    }

    @AfterAll
    static void everyEventFitsItsSchema() throws IOException {
        assertThat(EventContracts.check("mobility"))
                .containsKeys(
                        "mobility.extension-proposed",
                        "mobility.extension-agreed",
                        "mobility.extension-rejected",
                        "mobility.extension-withdrawn",
                        "mobility.extended");
    }

    @Test
    void aStayIsLongerOnceHostAndSenderHaveAgreed() {
        mandate().body("verdict", not(equalTo("satisfied"))).body("days.secured", is(120));
        step(as(own), "extend", LONGER).then().statusCode(200);
        problem(step(as(own), "extend", LONGER), 409, "extension-open");
        String extension = extension();
        as(host).get(stay + "/extensions")
                .then()
                .body("items[0].state", equalTo("PROPOSED"))
                .body("items[0].period.start", equalTo("2028-01-29"))
                .body("items[0].awaiting", equalTo(List.of("sender", "host")));
        problem(step(as(host), "extension/agree", Map.of("extensionId", UUID.randomUUID())), 404, "not-found");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        as(host).get("/api/v1/tasks?limit=200").then().body("items.kind", hasItem("decide-extension")));
        step(as(host), "extension/agree", Map.of("extensionId", extension))
                .then()
                .statusCode(200)
                .body("period.end", equalTo("2028-01-28"));
        step(as(coordinator), "extension/agree", Map.of("extensionId", extension))
                .then()
                .statusCode(200)
                .body("period.end", equalTo("2028-02-28"))
                .body("state", equalTo("ON_SITE"));
        as(own).get(stay + "/extensions")
                .then()
                .body("items[0].state", equalTo("AGREED"))
                .body("items[0].host.basis", equalTo("own-token"));
        mandate().body("days.secured", is(151));
        assertThat(Exchange.events("mobility", UUID.fromString(stay.substring(MOBILITIES.length())), 7))
                .endsWith("mobility.extension-proposed", "mobility.extension-agreed", "mobility.extended");
        problem(
                step(as(host), "extension/reject", Map.of("extensionId", extension, "comment", "Too late.")),
                409,
                "illegal-transition");
    }

    @Test
    void aLongerStayNeedsALongerInsurance() {
        Map<String, Object> insured = Map.of("insurance", true, "insuredUntil", "2028-01-31");
        step(officer(), "checks", insured)
                .then()
                .statusCode(200)
                .body("insuredUntil", equalTo("2028-01-31"))
                .body("missing", not(hasItem("insurance")));
        step(as(host), "extend", LONGER).then().statusCode(200);
        step(officer(), "extension/agree", Map.of("extensionId", extension()))
                .then()
                .statusCode(200)
                .body("missing", hasItem("insurance"));
        step(officer(), "checks", Map.of("insuredUntil", "2028-03-31"))
                .then()
                .statusCode(200)
                .body("missing", not(hasItem("insurance")));
    }

    @Test
    void whoeverAsksAgreesAndAnOfficerRecordsTheOther() {
        step(as(host), "extend", LONGER).then().statusCode(200);
        problem(
                step(officer(), "extension/agree", Map.of("extensionId", extension(), "party", "host")),
                422,
                "rules-broken");
        step(officer(), "extension/agree", Map.of("extensionId", extension()))
                .then()
                .statusCode(200)
                .body("period.end", equalTo("2028-02-28"));
    }

    @Test
    void aRefusedOrWithdrawnExtensionLeavesTheStayAsItIs() {
        step(as(own), "extend", LONGER).then().statusCode(200);
        step(as(host), "extension/reject", Map.of("extensionId", extension(), "comment", "No bench is free."))
                .then()
                .statusCode(200)
                .body("period.end", equalTo("2028-01-28"));
        step(as(own), "extend", LONGER).then().statusCode(200);
        step(as(own), "extension/withdraw", Map.of("extensionId", extension()))
                .then()
                .statusCode(200);
        problem(step(as(own), "extend", Map.of("newEnd", "2028-01-28", "reason", "Not later.")), 422, "rules-broken");
        officer()
                .get(stay + "/extensions")
                .then()
                .body("items.state", equalTo(List.of("REJECTED", "WITHDRAWN")))
                .body("items[0].comment", equalTo("No bench is free."));
    }

    @Test
    void whatTheSeatsMonthsDoNotHoldIsNotAgreed() {
        step(as(own), "extend", Map.of("newEnd", "2031-12-31", "reason", "Forever."))
                .then()
                .statusCode(200);
        step(as(host), "extension/agree", Map.of("extensionId", extension()))
                .then()
                .statusCode(200);
        problem(step(officer(), "extension/agree", Map.of("extensionId", extension())), 409, "no-seat-left");
        officer().get(stay).then().body("period.end", equalTo("2028-01-28"));
    }

    @Test
    void aReturnByForceMajeureLeavesAShortfallThatIsWaivedByDecision() {
        step(as(own), "extend", LONGER).then().statusCode(200);
        problem(step(as(host), "end-early", Map.of("on", "2028-01-28", "reason", "On time.")), 422, "rules-broken");
        step(
                        as(host),
                        "end-early",
                        Map.of("on", "2027-10-30", "reason", "The university was evacuated.", "forceMajeure", true))
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("forceMajeure", is(true));
        officer().get(stay + "/extensions").then().body("items.state", equalTo(List.of("LAPSED")));
        mandate().body("days.done", is(30)).body("days.secured", is(0));
        String etag = officer().get("/api/v1/students/" + student).header("ETag");
        officer()
                .header("If-Match", etag)
                .body(Map.of("days", 110, "reason", "Evacuation, decision of the board"))
                .post("/api/v1/students/" + student + "/waive")
                .then()
                .statusCode(200);
        mandate().body("explanation.en", containsString("110"));
    }

    @Test
    void whatIsMissedByAnInterruptionIsNotSecured() {
        step(as(host), "interrupt", Map.of("on", "2027-10-11", "reason", "Operation"))
                .then()
                .statusCode(200);
        step(as(host), "resume", Map.of("on", "2027-10-21")).then().statusCode(200);
        mandate().body("days.secured", is(110));
        officer().get(stay).then().body("actions.findAll { it.allowed }.verb", hasItem("extend"));
    }

    private io.restassured.response.ValidatableResponse mandate() {
        return officer().get("/api/v1/students/" + student + "/mandate").then().statusCode(200);
    }

    private String extension() {
        List<String> ids = officer().get(stay + "/extensions").path("items.id");
        return ids.get(ids.size() - 1);
    }

    private Response step(RequestSpecification caller, String verb, Map<String, ?> body) {
        return (body == null ? caller : caller.body(body)).post(stay + "/" + verb);
    }

    private static void timeIs(String day) {
        clock(Duration.between(Instant.now(), Instant.parse(day + "T12:00:00Z")));
    }

    private static void clock(Duration offset) {
        as(TestTokens.of("admin"))
                .body(Map.of("offset", offset.toString()))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }
}
