package eu.peregrine.mobility.cohort;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.policy;
import static eu.peregrine.mobility.Api.problem;
import static eu.peregrine.mobility.Api.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The outlook follows what happens, can be narrowed, paged and exported, and can be worked out again. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class OutlookTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    DataSource database;

    @Inject
    EntityManagerFactory sessions;

    private Exchange exchange;
    private UUID policy;
    private Map<String, Object> rules;

    @BeforeEach
    void engineersOweASemesterAndEnglish() {
        exchange = new Exchange("TU Dresden", 4);
        rules = policy(exchange.programme, "engineer", Map.of("semester", Map.of("fullHostTerm", true, "orDays", 91)));
        rules.put("languageProofs", List.of(Map.of("language", "en", "cefr", "B2", "valid", "at-issue")));
        policy = created("/api/v1/mobility-policies", rules);
    }

    @AfterEach
    void backToToday() {
        clock(Duration.ZERO);
    }

    @Test
    void followsTheStudentTheStayThePolicyAndTheClock() {
        UUID student = exchange.newStudent(14, "B1");
        verdict(student, "at-risk")
                .body("items[0].days.missing", equalTo(91))
                .body("items[0].latestDeparture", equalTo("2028-07-02"))
                .body("items[0].missingLanguages", contains("en"))
                .body("items[0].policy.number", equalTo(1))
                .body("items[0].programme.id", equalTo(exchange.programme.toString()));

        officer()
                .body(Map.of("language", "en", "kind", "course", "level", "B2", "issuedOn", "2026-01-10"))
                .post("/api/v1/students/" + student + "/language-proofs")
                .then()
                .statusCode(201);
        await().atMost(SOON).untilAsserted(() -> item(student).body("items[0].missingLanguages", hasSize(0)));

        UUID mobility = created("/api/v1/mobilities", exchange.plan(student));
        verdict(student, "on-course")
                .body("items[0].days.planned", equalTo(150))
                .body("items[0].latestDeparture", nullValue());

        rules.put("minimum", Map.of("days", 200));
        change(policy, rules);
        verdict(student, "at-risk").body("items[0].days.missing", equalTo(50));

        // Nobody has attested an arrival, and the last day to leave is past.
        clock(Duration.between(Instant.now(), Instant.parse("2028-09-01T12:00:00Z")));
        verdict(student, "lost").body("items[0].days.missing", equalTo(200));
        clock(Duration.ZERO);
        verdict(student, "at-risk").body("items[0].days.missing", equalTo(50));

        as(TestTokens.student(student))
                .get("/api/v1/students/" + student + "/mandate/history")
                .then()
                .statusCode(200)
                .body("items.to", contains("at-risk", "lost", "at-risk", "on-course", "at-risk"))
                .body("items.from", contains("lost", "at-risk", "on-course", "at-risk", null))
                .body("items[1].because.event", equalTo("time-passed"))
                .body("items[1].asOf", equalTo("2028-09-01"))
                .body("items[2].because.event", equalTo("mobility-policy.changed"))
                .body("items[2].because.href", equalTo("/api/v1/mobility-policies/" + policy))
                .body("items[3].because.href", equalTo("/api/v1/mobilities/" + mobility))
                .body("items[4].because.event", equalTo("student.created"))
                .body("items[4].number", equalTo(1));
        assertThat(Exchange.events("mandate", student, 5)).containsOnly("mandate.verdict-changed");
        String next = officer()
                .get("/api/v1/students/" + student + "/mandate/history?limit=2")
                .path("next");
        officer().get(next).then().statusCode(200).body("items.number", contains(3, 2));
        problem(
                as(TestTokens.student(UUID.randomUUID())).get("/api/v1/students/" + student + "/mandate/history"),
                404,
                "not-found");
    }

    @Test
    void isNarrowedSortedCountedPagedAndExported() {
        UUID planned = exchange.newStudent(14);
        created("/api/v1/mobilities", exchange.plan(planned));
        UUID withoutEnglish = exchange.newStudent(13, "B1");
        UUID withEnglish = exchange.newStudent(12);
        verdict(planned, "on-course");
        verdict(withoutEnglish, "at-risk");
        verdict(withEnglish, "at-risk");

        list("&verdict=on-course").body("items.student.id", contains(planned.toString()));
        list("&verdict=on-course&verdict=at-risk").body("items", hasSize(3));
        list("&missingLanguage=en").body("items.student.id", contains(withoutEnglish.toString()));
        list("&latestDepartureBefore=2028-07-03").body("items", hasSize(2));
        list("&latestDepartureBefore=2028-07-02").body("items", hasSize(0));
        list("&missingDaysFrom=91&status=engineer&intake=2025/2026").body("items", hasSize(2));
        list("&status=apprentice").body("items", hasSize(0));
        list("&sort=-missingDays").body("items[2].student.id", equalTo(planned.toString()));
        list("&count=true&facets=verdict,missingLanguage,programme,status,intake")
                .body("count", equalTo(3))
                .body("facets.verdict.'at-risk'", equalTo(2))
                .body("facets.verdict.'on-course'", equalTo(1))
                .body("facets.missingLanguage.en", equalTo(1))
                .body("facets.status.engineer", equalTo(3));
        officer()
                .get("/api/v1/students?verdict=on-course&programme=" + exchange.programme)
                .then()
                .statusCode(200)
                .body("items.id", contains(planned.toString()));

        List<String> seen = new ArrayList<>();
        String page = outlook() + "&limit=1&sort=latestDeparture";
        while (page != null) {
            io.restassured.response.Response answer = officer().get(page);
            seen.addAll(answer.path("items.student.id"));
            page = answer.path("next");
        }
        assertThat(seen).hasSize(3).last().isEqualTo(planned.toString());

        String csv = officer()
                .accept("text/csv")
                .get("/api/v1/cohorts/2028/outlook/export?verdict=at-risk&programme=" + exchange.programme)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).startsWith("studentId,familyName,givenName,").contains(withEnglish.toString());
        assertThat(officer()
                        .accept("application/x-ndjson")
                        .get("/api/v1/cohorts/2028/outlook/export?programme=" + exchange.programme)
                        .asString()
                        .lines())
                .hasSize(3);

        problem(officer().get("/api/v1/cohorts/next/outlook"), 404, "not-found");
        problem(officer().get("/api/v1/cohorts/2028/outlook?colour=red"), 400, "bad-request");
        officer()
                .get("/api/v1/cohorts")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '2028' }.outlook", equalTo("/api/v1/cohorts/2028/outlook"));
    }

    @Test
    void aPageTakesAsManyStatementsHoweverManyAreOnIt() {
        for (int i = 0; i < 6; i++) {
            exchange.newStudent(10 + i);
        }
        await().atMost(SOON).untilAsserted(() -> list("&count=true").body("count", equalTo(6)));
        assertThat(statements("&limit=6&facets=verdict&count=true"))
                .isEqualTo(statements("&limit=1&facets=verdict&count=true"));
    }

    /** The fewest of some tries: what runs in the background may add its own. */
    private long statements(String more) {
        Statistics statistics = sessions.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = statistics.getPrepareStatementCount();
            list(more);
            fewest = Math.min(fewest, statistics.getPrepareStatementCount() - before);
        }
        return fewest;
    }

    @Test
    void isWorkedOutAgainToTheSame() throws SQLException {
        UUID student = exchange.newStudent(14);
        created("/api/v1/mobilities", exchange.plan(student));
        verdict(student, "on-course");
        String before = item(student).extract().path("items[0].days").toString();
        try (Connection connection = database.getConnection();
                PreparedStatement spoil = connection.prepareStatement(
                        "update mandate_standing set verdict = 'LOST', done_days = 9 where student_id = ?")) {
            spoil.setObject(1, student);
            spoil.executeUpdate();
        }
        item(student).body("items[0].verdict", equalTo("lost"));

        int changed = as(TestTokens.of("admin"))
                .post("/operations/mandates/recompute")
                .then()
                .statusCode(200)
                .extract()
                .path("changed");
        assertThat(changed).isGreaterThanOrEqualTo(1);
        item(student).body("items[0].verdict", equalTo("on-course"));
        assertThat(item(student).extract().path("items[0].days").toString()).isEqualTo(before);
        String written = lastWritten(student);
        as(TestTokens.of("admin"))
                .post("/operations/mandates/recompute")
                .then()
                .statusCode(200)
                .body("changed", equalTo(0));
        // What is as it should be is not written again: of a hundred thousand rows it would be all.
        assertThat(lastWritten(student)).isEqualTo(written);

        try (Connection connection = database.getConnection();
                PreparedStatement lose =
                        connection.prepareStatement("delete from mandate_standing where student_id = ?")) {
            lose.setObject(1, student);
            lose.executeUpdate();
        }
        item(student).body("items", hasSize(0));
        as(TestTokens.of("admin"))
                .post("/operations/mandates/recompute")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
        item(student).body("items[0].verdict", equalTo("on-course"));
    }

    private String lastWritten(UUID student) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select xmin::text from mandate_standing where student_id = ?")) {
            query.setObject(1, student);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Test
    void aSimulationChangesNothing() {
        UUID student = exchange.newStudent(14, "B1");
        String path = "/api/v1/students/" + student + "/mandate";
        Map<String, Object> stay = Map.of("kind", "internship", "start", "2027-05-01", "end", "2027-08-15");
        Map<String, Object> proof =
                Map.of("language", "en", "kind", "test", "provider", "TOEIC", "score", 805, "issuedOn", "2026-11-01");
        as(TestTokens.student(student))
                .body(Map.of("stays", List.of(stay)))
                .post(path + "/simulate")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("at-risk"))
                .body("days.planned", equalTo(107))
                .body("explanation.en", containsString("English at B2 not proven"));
        as(TestTokens.student(student))
                .body(Map.of("stays", List.of(stay), "languageProofs", List.of(proof)))
                .post(path + "/simulate")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("on-course"))
                .body("explanation.en", startsWith("On course: 0 days done, 0 secured, 107 planned"));
        officer().get(path).then().body("verdict", equalTo("at-risk")).body("counted", hasSize(0));
        problem(
                officer()
                        .body(Map.of(
                                "stays",
                                List.of(Map.of("kind", "exchange", "start", "2027-05-01", "end", "2027-04-01"))))
                        .post(path + "/simulate"),
                400,
                "bad-request");
        problem(as(TestTokens.student(UUID.randomUUID())).body(Map.of()).post(path + "/simulate"), 404, "not-found");
    }

    @Test
    void aPreviewSaysWhoseVerdictADraftWouldChange() {
        UUID planned = exchange.newStudent(14);
        created("/api/v1/mobilities", exchange.plan(planned));
        UUID planless = exchange.newStudent(13);
        verdict(planned, "on-course");
        rules.put("minimum", Map.of("days", 200));
        officer()
                .body(rules)
                .post("/api/v1/mobility-policies/" + policy + "/preview")
                .then()
                .statusCode(200)
                .body("students", equalTo(2))
                .body("changed", equalTo(1))
                .body("changes[0].from", equalTo("on-course"))
                .body("changes[0].to", equalTo("at-risk"))
                .body("items.student.id", contains(planned.toString()))
                .body("items[0].missingDays", equalTo(50));

        rules.put("minimum", Map.of("days", 1));
        rules.put("languageProofs", List.of(Map.of("language", "de", "cefr", "A1")));
        UUID another = exchange.newStudent(11);
        created("/api/v1/mobilities", exchange.plan(another));
        io.restassured.response.Response first =
                officer().body(rules).post("/api/v1/mobility-policies/" + policy + "/preview?limit=1");
        first.then().body("changed", equalTo(2)).body("items", hasSize(1));
        io.restassured.response.Response second = officer().body(rules).post(first.<String>path("next"));
        second.then().statusCode(200).body("items", hasSize(1)).body("next", nullValue());
        assertThat(List.of(first.<String>path("items[0].student.id"), second.<String>path("items[0].student.id")))
                .containsExactlyInAnyOrder(planned.toString(), another.toString());
        rules.put("minimum", Map.of("days", 2));
        problem(officer().body(rules).post(first.<String>path("next")), 400, "bad-request");
        officer().get("/api/v1/mobility-policies/" + policy).then().body("versions", hasSize(1));
        officer().get("/api/v1/students/" + planless + "/mandate").then().body("policy.number", equalTo(1));
    }

    @Test
    void priorStaysAndWaiversCount() {
        UUID student = exchange.newStudent(14);
        String path = "/api/v1/students/" + student;
        Map<String, Object> stay = new HashMap<>(Map.of(
                "kind", "internship", "host", "Hochtief", "country", "DE", "start", "2025-06-01", "end", "2025-08-20"));
        stay.put("grantedBy", "ERASMUS+");
        stay.put("grantedDays", 81);
        UUID prior = created(path + "/prior-stays", stay);
        verdict(student, "at-risk").body("items[0].days.done", equalTo(81));
        problem(
                officer()
                        .body(Map.of("kind", "exchange", "host", "x", "start", "2025-06-01", "end", "2025-05-01"))
                        .post(path + "/prior-stays"),
                400,
                "bad-request");

        officer()
                .body(Map.of("days", 10, "reason", "The border was closed."))
                .post(path + "/waive")
                .then()
                .statusCode(200)
                .body("waivedDays", equalTo(10))
                .body("priorStays[0].id", equalTo(prior.toString()))
                .body("actions.find { it.verb == 'waive' }.allowed", equalTo(false));
        verdict(student, "satisfied").body("items[0].days.waived", equalTo(10));
        officer()
                .get(path + "/mandate")
                .then()
                .body("counted[0].priorStayId", equalTo(prior.toString()))
                .body("explanation.fr", containsString("10 jours dispensés pour force majeure"));
        problem(officer().body(Map.of("days", 1, "reason", "again")).post(path + "/waive"), 409, "already-waived");
        officer().post(path + "/end-waiver").then().statusCode(200);
        problem(officer().post(path + "/end-waiver"), 409, "nothing-waived");
        verdict(student, "at-risk");
    }

    @Test
    void theForecastSetsPlacesOwedAgainstFreeSeats() {
        // A field that no other test sends anybody in.
        promise("0716", 2, "en");
        promise("0716", 3, "de");
        for (int i = 0; i < 7; i++) {
            Map<String, Object> body = new HashMap<>(student(exchange.programme));
            body.put("iscedF", "0716");
            String level = i < 6 ? "B2" : "B1";
            body.put(
                    "languageProofs",
                    List.of(Map.of("language", "en", "kind", "course", "level", level, "issuedOn", "2026-01-10")));
            created("/api/v1/students", body);
        }
        await().atMost(SOON).untilAsserted(() -> list("&count=true").body("count", equalTo(7)));
        String ours = "fields.find { it.iscedF == '0716' }.";
        await().atMost(SOON)
                .untilAsserted(() -> officer()
                        .get("/api/v1/cohorts/2028/seat-forecast")
                        .then()
                        .statusCode(200)
                        .body("cohort", equalTo("2028"))
                        .body(ours + "owed", equalTo(7))
                        .body(ours + "seats", equalTo(5))
                        .body(ours + "placed", equalTo(2))
                        .body(ours + "missing", equalTo(5))
                        .body(ours + "shutOutByLanguage", equalTo(1))
                        .body("openings.find { it.language == 'de' && it.cefr == 'B2' }.opens", equalTo(3))
                        .body("terms.findAll { it.iscedF == '0716' && it.owed > 0 }.owed", contains(7))
                        .body("summary.en", containsString("5 places short in 0716"))
                        .body("summary.en", containsString("German at B2 would open 3")));
        problem(officer().get("/api/v1/cohorts/soon/seat-forecast"), 404, "not-found");
    }

    @Test
    void theForecastNamesTheGrantsThatAreKnown() {
        // A cohort of which no other test sends anybody.
        Map<String, Object> body = new HashMap<>(student(exchange.programme));
        body.put("cohort", "2033");
        body.put(
                "languageProofs",
                List.of(Map.of("language", "en", "kind", "course", "level", "C1", "issuedOn", "2026-01-10")));
        UUID granted = created("/api/v1/mobilities", exchange.plan(created("/api/v1/students", body)));
        created("/api/v1/mobilities", exchange.plan(created("/api/v1/students", body)));
        UUID award = UUID.randomUUID();
        TestKafka.send("award", award, "award.accepted", 1, """
                {"id": "%s", "reference": "AWD-7", "fundId": "%s", "mobilityId": "%s", "state": "ACCEPTED",
                 "amount": {"amount": "2400.00", "currency": "EUR"}, "change": {"kind": "x"}}
                """.formatted(award, UUID.randomUUID(), granted));
        await().atMost(SOON)
                .untilAsserted(() -> officer()
                        .get("/api/v1/cohorts/2033/seat-forecast")
                        .then()
                        .statusCode(200)
                        .body("grants.stays", equalTo(2))
                        .body("grants.granted", equalTo(1))
                        .body("grants.ungranted", equalTo(1))
                        .body("grants.expected[0].amount", equalTo("2400.00")));
    }

    private static void promise(String field, int seats, String language) {
        UUID host = UUID.randomUUID();
        AgreementEvents.partner(host, "Host " + host, "DE", "ACTIVE", 1);
        String terms = """
                {"id": "%s", "activity": "student-studies", "sending": "%s", "receiving": "%s",
                 "firstAcademicYear": "2027/2028", "lastAcademicYear": "2027/2028", "mobilitiesPerYear": %d,
                 "totalMonthsPerYear": %d, "subjectAreas": [{"iscedF": "%s"}], "eqfLevels": [7], "blended": false,
                 "languages": [{"language": "%s", "cefr": "B2"}]}
                """.formatted(UUID.randomUUID(), AgreementEvents.HOME, host, seats, seats * 5, field, language);
        AgreementEvents.agreement(UUID.randomUUID(), "agreement.entered-into-force", "IN_FORCE", 1, terms);
    }

    private String outlook() {
        return "/api/v1/cohorts/2028/outlook?programme=" + exchange.programme;
    }

    private ValidatableResponse list(String more) {
        return officer().get(outlook() + more).then().statusCode(200);
    }

    private ValidatableResponse item(UUID student) {
        return list("&id=" + student);
    }

    private ValidatableResponse verdict(UUID student, String verdict) {
        await().atMost(SOON).untilAsserted(() -> item(student).body("items[0].verdict", equalTo(verdict)));
        return item(student);
    }

    private static void change(UUID policy, Map<String, Object> rules) {
        String path = "/api/v1/mobility-policies/" + policy;
        String etag = officer().get(path).header("ETag");
        officer().header("If-Match", etag).body(rules).put(path).then().statusCode(200);
    }

    private static void clock(Duration offset) {
        as(TestTokens.of("admin"))
                .body(Map.of("offset", offset.toString()))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }
}
