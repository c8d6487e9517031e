package eu.peregrine.mobility.message;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The office writes to whom a list holds. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class MessageTest {

    private static final String MESSAGES = "/api/v1/messages";
    private static final Map<String, Object> STORM = Map.of(
            "subject",
            Map.of("en", "A storm is coming", "fr", "Une tempête arrive"),
            "text",
            Map.of("en", "Stay indoors on Monday.", "fr", "Restez chez vous lundi."));

    @Test
    void writesOnceToEachStudentOfTheList() {
        Exchange dresden = new Exchange("TU Dresden", 3);
        UUID abroad = dresden.newStudent(15);
        UUID atHome = dresden.newStudent(14);
        created("/api/v1/mobilities", dresden.plan(abroad));

        String where = MESSAGES + "/to-mobilities?host=" + dresden.host;
        officer()
                .body(STORM)
                .post(where + "&dryRun=true")
                .then()
                .statusCode(200)
                .body("recipients", equalTo(1))
                .body("id", nullValue())
                .body("text.fr", equalTo("Restez chez vous lundi."));
        assertThat(told(abroad)).isZero();
        String id = officer()
                .body(STORM)
                .post(where)
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(MESSAGES + "/[0-9a-f-]{36}"))
                .extract()
                .path("id");
        as(TestTokens.student(abroad))
                .get("/api/v1/notifications?kind=message")
                .then()
                .body("items", hasSize(1))
                .body("items[0].title.fr", equalTo("Une tempête arrive"))
                .body("items[0].text.en", equalTo("Stay indoors on Monday."));
        assertThat(told(atHome)).isZero();
        officer()
                .get(MESSAGES + "/" + id)
                .then()
                .statusCode(200)
                .body("audience", equalTo("mobilities"))
                .body("filter", equalTo("host=" + dresden.host))
                .body("recipients", equalTo(1))
                .body("actions", hasSize(0));
        officer().get(MESSAGES + "?limit=1").then().body("items.id", contains(id));
        problem(as(TestTokens.student(abroad)).get(MESSAGES + "/" + id), 403, "forbidden");

        officer()
                .body(STORM)
                .post(MESSAGES + "/to-students?programme=" + dresden.programme)
                .then()
                .statusCode(201)
                .body("recipients", equalTo(2));
        assertThat(told(atHome)).isOne();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(EventContracts.check("message")).containsKey("message.sent"));
    }

    @Test
    void writesToNobodyByMistake() {
        problem(officer().body(STORM).post(MESSAGES + "/to-mobilities?host=" + UUID.randomUUID()), 422, "rules-broken")
                .body("errors[0].code", equalTo("nobody"));
        problem(officer().body(STORM).post(MESSAGES + "/to-students?cohor=2028"), 400, "bad-request");
        problem(
                officer().body(Map.of("subject", Map.of("en", " "))).post(MESSAGES + "/to-students?cohort=2028"),
                400,
                "bad-request");
    }

    private static int told(UUID student) {
        return as(TestTokens.student(student))
                .get("/api/v1/notifications?kind=message&count=true")
                .path("count");
    }
}
