package eu.peregrine.mobility.crisis;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is where today, and whom to call. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class CrisisListTest {

    private static final String LIST = "/api/v1/mobilities/crisis-list";
    private static final String SECURITY = TestTokens.of("security");

    private Exchange dresden;

    @BeforeEach
    void aPartner() {
        dresden = new Exchange("TU Dresden", 3);
    }

    private UUID onSite(UUID student, LocalDate since, LocalDate until) {
        Map<String, Object> plan = dresden.plan(student);
        plan.put("segments", List.of(dresden.segment(since.toString(), until.toString())));
        plan.put("recorded", Map.of("state", "ON_SITE", "arrivedOn", since.toString()));
        return UUID.fromString(officer()
                .header("X-Reason", "On the phone")
                .body(plan)
                .post("/api/v1/mobilities")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static void contacts(String token, UUID student) {
        String path = "/api/v1/students/" + student + "/emergency-contacts";
        String etag = as(token).get(path).then().statusCode(200).extract().header("ETag");
        as(token)
                .header("If-Match", etag)
                .body(Map.of(
                        "items",
                        List.of(Map.of("name", "Annabella", "relation", "mother", "phone", "+33 1 23 45 67 89"))))
                .put(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void saysWhoIsWhereAndWhomToCall() throws IOException {
        UUID ada = dresden.newStudent(15);
        UUID home = dresden.newStudent(14);
        LocalDate today = LocalDate.now();
        // Later than planned, but nobody has attested the departure: still there.
        UUID stay = onSite(ada, today.minusDays(200), today.minusDays(3));
        contacts(TestTokens.student(ada), ada);
        officer().body(dresden.plan(home)).post("/api/v1/mobilities").then().statusCode(201);

        as(SECURITY)
                .get(LIST + "?country=DE&host=" + dresden.host)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("items", hasSize(1))
                .body("items[0].mobility.id", equalTo(stay.toString()))
                .body("items[0].name", equalTo("Ada Lovelace"))
                .body("items[0].host.name.en", equalTo("TU Dresden"))
                .body("items[0].country", equalTo("DE"))
                .body("items[0].interrupted", equalTo(false))
                .body("items[0].contacts[0].phone", equalTo("+33 1 23 45 67 89"));
        as(SECURITY).get(LIST + "?country=IS").then().body("items", hasSize(0));
        String table = as(SECURITY)
                .accept("text/csv")
                .get(LIST + "?host=" + dresden.host)
                .asString();
        assertThat(table.lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Ada Lovelace,DE,TU Dresden,")
                .contains("Annabella (mother) +33 1 23 45 67 89");
        as(TestTokens.of("auditor"))
                .get(LIST + "/audit")
                .then()
                .statusCode(200)
                .body("items.verb", hasItem("read"))
                .body("items[0].roles", equalTo("security"));
        problem(as(TestTokens.of("auditor")).get(LIST), 403, "forbidden");

        officer()
                .header("X-Reason", "On the phone")
                .body(Map.of("on", today.toString(), "documentId", Exchange.paper(stay)))
                .post("/api/v1/mobilities/" + stay + "/departure")
                .then()
                .statusCode(200);
        as(SECURITY).get(LIST + "?host=" + dresden.host).then().body("items", hasSize(0));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(EventContracts.check("student")).containsKey("student.emergency-contacts-changed"));
    }

    @Test
    void contactsAreTheStudentsOwnAndOfferedToNobodyElse() {
        UUID ada = dresden.newStudent(15);
        contacts(TestTokens.student(ada), ada);
        String path = "/api/v1/students/" + ada + "/emergency-contacts";
        problem(as(TestTokens.student(UUID.randomUUID())).get(path), 404, "not-found");
        problem(as(TestTokens.of("coordinator")).get(path), 403, "forbidden");
        as(SECURITY).get(path).then().statusCode(200).body("items.name", contains("Annabella"));
        as(TestTokens.of("auditor"))
                .get("/api/v1/students/" + ada + "/audit")
                .then()
                .body("items.findAll { it.verb == 'emergency-contacts-read' }.roles", contains("security"));
        problem(
                officer()
                        .header("If-Match", "*")
                        .body(Map.of("items", List.of(Map.of("name", "X", "phone", "soon"))))
                        .put(path),
                400,
                "bad-request");
        String export = officer()
                .accept("application/x-ndjson")
                .get("/api/v1/students/export")
                .asString();
        assertThat(export).contains(ada.toString()).doesNotContain("Annabella");
        officer()
                .get("/api/v1/students/" + ada)
                .then()
                .body("$", not(org.hamcrest.Matchers.hasKey("emergencyContacts")));
    }
}
