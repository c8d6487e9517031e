package eu.peregrine.mobility.mandate;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mandate, from nothing on file to all of it done. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class MandateResourceTest {

    private Exchange exchange;
    private UUID student;

    @BeforeEach
    void aStudentWhoOwesASemester() {
        exchange = new Exchange("TU Dresden", 4);
        Map<String, Object> rules =
                policy(exchange.programme, "engineer", Map.of("semester", Map.of("fullHostTerm", true, "orDays", 91)));
        rules.put("languageProofs", List.of(Map.of("language", "en", "cefr", "B2", "valid", "at-issue")));
        created("/api/v1/mobility-policies", rules);
        student = exchange.newStudent(15);
    }

    @AfterEach
    void backToToday() {
        clock("PT0S");
    }

    @Test
    void followsTheStayFromPlanToReturn() {
        mandate()
                .body("verdict", equalTo("at-risk"))
                .body("days.missing", equalTo(91))
                .body("student.name.en", equalTo("Ada Lovelace"))
                .body("policy.number", equalTo(1))
                .body("languages[0].proven", equalTo(true))
                .body("explanation.en", startsWith("At risk: missing 13 weeks;"))
                .body("explanation.fr", startsWith("À risque\u00a0: il manque 13 semaines;"));

        UUID mobility = created("/api/v1/mobilities", exchange.plan(student));
        mandate()
                .body("verdict", equalTo("on-course"))
                .body("days.planned", equalTo(150))
                .body("counted[0].mobilityId", equalTo(mobility.toString()))
                .body("counted[0].standing", equalTo("planned"));

        step(officer(), mobility, "nominate", Map.of());
        String proposal = officer().get("/api/v1/mobilities/" + mobility).path("proposalId");
        String host = TestTokens.partner(exchange.host);
        step(as(host), mobility, "approve", Map.of("proposalId", proposal));
        mandate().body("verdict", equalTo("on-course")).body("days.secured", equalTo(150));

        clock(Duration.between(Instant.now(), Instant.parse("2028-02-01T12:00:00Z"))
                .toString());
        mandate()
                .body("verdict", equalTo("at-risk"))
                .body("notCounted[0].code", equalTo("never-begun"))
                .body("notCounted[0].days", equalTo(150));
        step(as(host), mobility, "arrival", Map.of("on", "2027-09-03"));
        mandate().body("days.secured", equalTo(148));
        step(as(host), mobility, "departure", Map.of("on", "2028-01-28"));
        mandate()
                .body("verdict", equalTo("satisfied"))
                .body("days.done", equalTo(148))
                .body("days.missing", equalTo(0))
                .body("explanation.en", containsString("148 days of exchange OUT-"));
    }

    @Test
    void aCancelledStayIsNamedButDoesNotCount() {
        UUID mobility = created("/api/v1/mobilities", exchange.plan(student));
        step(officer(), mobility, "cancel", Map.of("reason", "illness"));
        mandate()
                .body("verdict", equalTo("at-risk"))
                .body("counted", hasSize(0))
                .body("notCounted[0].code", equalTo("state"))
                .body("notCounted[0].days", equalTo(150))
                .body("explanation.en", containsString("because it was cancelled"));
    }

    @Test
    void isLostWhenThereIsNoTimeLeft() {
        clock(Duration.between(Instant.now(), Instant.parse("2028-08-01T12:00:00Z"))
                .toString());
        mandate().body("verdict", equalTo("lost"));
    }

    @Test
    void theListSaysTheSame() {
        created("/api/v1/mobilities", exchange.plan(student));
        UUID other = exchange.newStudent(12, "B1");
        List<Map<String, Object>> items = officer()
                .get("/api/v1/students/mandates?programme=" + exchange.programme)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        for (Map<String, Object> item : items) {
            Map<String, Object> alone = officer()
                    .get(((Map<?, ?>) item.get("student")).get("href") + "/mandate")
                    .path("$");
            assertThat(item).isEqualTo(alone);
        }
        assertThat(items).hasSize(2);
        officer()
                .get("/api/v1/students/" + other + "/mandate")
                .then()
                .body("languages[0].proven", equalTo(false))
                .body("explanation.en", containsString("English at B2 not proven"));
    }

    private ValidatableResponse mandate() {
        return as(TestTokens.student(student))
                .get("/api/v1/students/" + student + "/mandate")
                .then()
                .statusCode(200);
    }

    private static void step(RequestSpecification caller, UUID id, String verb, Map<String, ?> body) {
        (body.isEmpty() ? caller : caller.body(body))
                .post("/api/v1/mobilities/" + id + "/" + verb)
                .then()
                .statusCode(200);
    }

    private static void clock(String offset) {
        as(TestTokens.of("admin"))
                .body(Map.of("offset", offset))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }
}
