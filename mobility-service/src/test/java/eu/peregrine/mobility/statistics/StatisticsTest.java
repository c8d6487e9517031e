package eu.peregrine.mobility.statistics;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
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
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Figures of a year, each against the rows that it is made from. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class StatisticsTest {

    private static final String STATISTICS = "/api/v1/statistics";
    private static final String MOBILITIES = "/api/v1/mobilities";

    private static UUID partner(String country) {
        UUID id = UUID.randomUUID();
        AgreementEvents.home();
        AgreementEvents.partner(id, "Partner in " + country, country, "ACTIVE", 1);
        return id;
    }

    private static UUID student(UUID programme, String cohort, String gender) {
        Map<String, Object> body = new HashMap<>(student(programme));
        body.put("cohort", cohort);
        if (gender != null) {
            body.put("gender", gender);
        }
        return created("/api/v1/students", body);
    }

    private static Map<String, Object> student(UUID programme) {
        return eu.peregrine.mobility.Api.student(programme);
    }

    /** A stay that is over already, and took place as planned. */
    private static UUID stayed(UUID student, String kind, UUID host, String start, String end) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", kind);
        body.put("studentId", student);
        body.put("segments", List.of(Map.of("hostId", host, "planned", Map.of("start", start, "end", end))));
        body.put("recorded", Map.of("state", "RETURNED", "arrivedOn", start, "departedOn", end));
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            Response answer = officer()
                                    .header("X-Reason", "From the old files")
                                    .body(body)
                                    .post(MOBILITIES);
                            // The host's event may not have arrived yet.
                            return answer.statusCode() == 201 ? UUID.fromString(answer.path("id")) : null;
                        },
                        id -> id != null);
    }

    private static void recognised(UUID mobility, String ects) {
        officer()
                .header("X-Reason", "Transcript on paper")
                .body("{\"components\": [{\"title\": \"Soil mechanics\", \"ects\": " + ects + "}], \"documentId\": \""
                        + Exchange.paper(mobility) + "\"}")
                .post(MOBILITIES + "/" + mobility + "/transcript")
                .then()
                .statusCode(200);
        officer()
                .body("{\"ects\": " + ects + "}")
                .post(MOBILITIES + "/" + mobility + "/recognise")
                .then()
                .statusCode(200);
    }

    @Test
    void countsPeopleStaysDaysAndCreditsByWhatIsAskedFor() {
        UUID programme = newProgramme();
        UUID berlin = partner("DE");
        UUID shanghai = partner("CN");
        UUID ada = student(programme, "2027", "female");
        UUID emmy = student(programme, "2027", "female");
        UUID carl = student(programme, "2028", null);
        recognised(stayed(ada, "exchange", berlin, "2025-09-01", "2026-01-31"), "30");
        stayed(ada, "internship", shanghai, "2026-03-01", "2026-03-31");
        recognised(stayed(emmy, "exchange", berlin, "2025-10-01", "2025-10-10"), "4.5");
        stayed(carl, "internship", berlin, "2026-06-01", "2026-06-02");

        String path = STATISTICS + "?programme=" + programme;
        officer()
                .get(path + "&by=country&by=kind")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("by", contains("country", "kind"))
                .body("counted", equalTo("actual"))
                .body("items", hasSize(3))
                .body("items.country", contains("CN", "DE", "DE"))
                .body("items.kind", contains("internship", "exchange", "internship"))
                .body("items.people", contains(1, 2, 1))
                .body("items.days", contains(31, 153 + 10, 2))
                .body("items[1].ects", equalTo(34.5f))
                .body("items[0].gender", nullValue())
                // Ada is counted once, although she is in two of the groups.
                .body("total.people", equalTo(3))
                .body("total.mobilities", equalTo(4))
                .body("total.days", equalTo(31 + 163 + 2))
                .body("total.ects", equalTo(34.5f));
        officer()
                .get(path + "&by=gender&cohort=2027&cohort=2028")
                .then()
                .statusCode(200)
                .body("items.gender", contains("female", null))
                .body("items.people", contains(2, 1));
        officer()
                .get(path + "&by=programme&by=academic-year&by=direction&by=cohort&country=DE")
                .then()
                .statusCode(200)
                .body("items.cohort", contains("2027", "2028"))
                .body("items[0].programme.id", equalTo(programme.toString()))
                .body("items[0].programme.name.fr", equalTo("Génie civil"))
                .body("items.academicYear", contains("2025/2026", "2025/2026"))
                .body("items[0].direction", equalTo("outgoing"));

        // The same by hand, from the export of all stays.
        String rows = officer()
                .accept("application/x-ndjson")
                .get(MOBILITIES + "/export")
                .asString();
        assertThat(rows.lines()
                        .filter(line -> line.contains(programme.toString()))
                        .count())
                .isEqualTo(4);
        String table = officer()
                .accept("text/csv")
                .get(path + "&by=country")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
        assertThat(table.lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains(",CN,").endsWith(",1,1,31,0"))
                .anySatisfy(line -> assertThat(line).contains(",DE,").endsWith(",3,3,165,34.5"));
    }

    @Test
    void countsNoDayThatWasNotSpentThereAndNoneToCome() {
        UUID programme = newProgramme();
        UUID host = partner("ES");
        UUID student = student(programme, "2027", null);
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "internship");
        body.put("studentId", student);
        body.put(
                "segments",
                List.of(Map.of("hostId", host, "planned", Map.of("start", "2026-02-01", "end", "2199-12-31"))));
        body.put("recorded", Map.of("state", "ON_SITE", "arrivedOn", "2026-02-01"));
        UUID id = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            Response answer = officer()
                                    .header("X-Reason", "Old")
                                    .body(body)
                                    .post(MOBILITIES);
                            return answer.statusCode() == 201 ? UUID.fromString(answer.path("id")) : null;
                        },
                        found -> found != null);
        String path = STATISTICS + "?programme=" + programme;
        int before = officer().get(path).path("total.days");
        officer()
                .body(Map.of("on", "2026-03-01", "reason", "Ill"))
                .post(MOBILITIES + "/" + id + "/interrupt")
                .then()
                .statusCode(200);
        officer().get(path).then().body("items", hasSize(0)).body("total.days", equalTo(28));
        officer()
                .body(Map.of("on", "2026-03-11"))
                .post(MOBILITIES + "/" + id + "/resume")
                .then()
                .statusCode(200);
        officer().get(path).then().body("total.days", equalTo(before - 10));
        assertThat((int) officer().get(path + "&counted=projected").path("total.days"))
                .isGreaterThan(60_000);
    }

    @Test
    void sharesOfEachCohortByDaysAbroad() {
        UUID programme = newProgramme();
        UUID host = partner("IT");
        for (String end : List.of("2025-02-28", "2025-04-25", "2025-04-26")) {
            stayed(
                    student(programme, "2026", null),
                    "internship",
                    host,
                    "2025-03-01",
                    end.equals("2025-02-28") ? "2025-03-01" : end);
        }
        student(programme, "2026", null);
        UUID before = student(programme, "2027", null);
        officer()
                .body(Map.of("kind", "internship", "host", "A yard", "start", "2024-06-01", "end", "2024-07-30"))
                .post("/api/v1/students/" + before + "/prior-stays")
                .then()
                .statusCode(201);

        officer()
                .get(STATISTICS + "/accreditation?programme=" + programme)
                .then()
                .statusCode(200)
                .body("items.cohort", contains("2026", "2027"))
                .body("items[0].students", equalTo(4))
                // 1 day, 56 days, 57 days and none.
                .body("items[0].meanDays", equalTo(28.5f))
                .body("items[0].shares.fromDays", contains(0, 1, 56, 91, 182, 365))
                .body("items[0].shares.students", contains(1, 1, 2, 0, 0, 0))
                .body("items[0].shares[2].toDays", equalTo(90))
                .body("items[0].shares[2].share", equalTo(0.5f))
                .body("items[0].shares[5].toDays", nullValue())
                // Sixty days before the system was there.
                .body("items[1].meanDays", equalTo(60.0f))
                .body("items[1].shares[2].share", equalTo(1.0f));
        officer()
                .get(STATISTICS + "/accreditation?cohort=2026&fromDays=57&programme=" + programme)
                .then()
                .body("items[0].shares.fromDays", contains(0, 57))
                .body("items[0].shares.students", contains(3, 1));
        String table = officer()
                .accept("text/csv")
                .get(STATISTICS + "/accreditation?cohort=2026&programme=" + programme)
                .asString();
        assertThat(table.lines()).contains("cohort,fromDays,toDays,students,share", "2026,56,90,2,0.5");
    }

    @Test
    void addsUpWhatEachSupporterGave() {
        UUID funder = UUID.randomUUID();
        AgreementEvents.partner(funder, "Vinci", "FR", "ACTIVE", 1);
        UUID award = award(funder, "ACCEPTED", "1500.00", 1);
        award(funder, "DECLINED", "900.00", 1);
        instalment(award, "PAID", "1000.00", "2026-10-05");
        instalment(award, "PAID", "200.10", "2025-10-05");
        instalment(award, "DUE", "299.90", null);
        String one = "items.find { it.supporter.id == '" + funder + "' }";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer()
                        .get(STATISTICS + "/supporters")
                        .then()
                        .statusCode(200)
                        .body(one + ".supporter.name.en", equalTo("Vinci"))
                        .body(one + ".awards", equalTo(1))
                        .body(one + ".granted.amount", equalTo("1500.00"))
                        .body(one + ".paid.amount", equalTo("1200.10")));
        officer()
                .get(STATISTICS + "/supporters?from=2026-01-01&to=2026-12-31")
                .then()
                .body(one + ".paid.amount", equalTo("1000.00"));
        problem(officer().get(STATISTICS + "/supporters?from=2026-02-01&to=2026-01-01"), 422, "rules-broken");
    }

    @Test
    void countsThePlacementsThatEachSupporterOfferedAndThatWereFilled() {
        UUID company = UUID.randomUUID();
        UUID programme = newProgramme();
        AgreementEvents.home();
        AgreementEvents.partner(company, "Bouygues", "DE", "ACTIVE", 1);
        UUID published = offer(company, 3);
        officer()
                .header("X-Reason", "Told by telephone")
                .post("/api/v1/placements/" + published + "/publish")
                .then()
                .statusCode(200);
        offer(company, 5);
        UUID student = created(
                "/api/v1/students",
                with(
                        student(programme),
                        Map.of(
                                "languageProofs",
                                List.of(Map.of(
                                        "language",
                                        "en",
                                        "kind",
                                        "course",
                                        "provider",
                                        "ESTP",
                                        "level",
                                        "C1",
                                        "issuedOn",
                                        "2026-01-10")))));
        String application = as(TestTokens.student(student))
                .body(Map.of("motivation", "I like bridges"))
                .post("/api/v1/placements/" + published + "/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = "/api/v1/placements/" + published + "/applications/" + application;
        as(TestTokens.partner(company))
                .body(Map.of())
                .post(path + "/accept")
                .then()
                .statusCode(200);
        as(TestTokens.student(student)).post(path + "/confirm").then().statusCode(200);
        String one = "items.find { it.supporter.id == '" + company + "' }";
        officer()
                .get(STATISTICS + "/supporters")
                .then()
                .body(one + ".supporter.name.en", equalTo("Bouygues"))
                .body(one + ".placementsOffered", equalTo(3))
                .body(one + ".placementsFilled", equalTo(1))
                .body(one + ".granted", nullValue());
        officer().get(STATISTICS + "/supporters?to=2020-12-31").then().body(one, nullValue());
        assertThat(officer().accept("text/csv").get(STATISTICS + "/supporters").asString())
                .contains("placementsOffered");
    }

    private static UUID offer(UUID company, int places) {
        Map<String, Object> body = new HashMap<>();
        body.put("hostId", company);
        body.put("kind", "internship");
        body.put("place", "Dresden");
        body.put("title", Map.of("en", "Rail bridges"));
        body.put("supervisor", "Dr. Grace Hopper");
        body.put("period", Map.of("start", "2027-06-01", "end", "2027-08-31"));
        body.put("level", 6);
        body.put("languages", List.of(Map.of("language", "en", "cefr", "B2")));
        body.put("places", places);
        body.put("deadline", "2027-03-15");
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> officer()
                                .header("X-Reason", "Told by telephone")
                                .body(body)
                                .post("/api/v1/placements"),
                        answer -> answer.statusCode() == 201)
                .then()
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static Map<String, Object> with(Map<String, Object> body, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(body);
        all.putAll(more);
        return all;
    }

    @Test
    void refusesWhatItCannotCount() {
        problem(officer().get(STATISTICS + "?by=shoe-size"), 400, "bad-request");
        problem(officer().get(STATISTICS + "?cohort=later"), 400, "bad-request");
        problem(officer().get(STATISTICS + "?by=kind&by=kind&by=kind&by=kind&by=kind"), 400, "bad-request");
        problem(officer().get(STATISTICS + "/accreditation?fromDays=-1"), 400, "bad-request");
    }

    private static UUID award(UUID funder, String state, String amount, long sequence) {
        UUID id = UUID.randomUUID();
        TestKafka.send("award", id, "award." + state.toLowerCase(java.util.Locale.ROOT), sequence, """
                {"id": "%s", "reference": "AWD-1", "funderId": "%s", "state": "%s", "amount": {"amount": "%s", "currency": "EUR"},
                 "change": {"kind": "x"}}
                """.formatted(
                        id, funder, state, amount));
        return id;
    }

    private static void instalment(UUID award, String state, String amount, String paidOn) {
        UUID id = UUID.randomUUID();
        TestKafka.send("instalment", id, "instalment.x", 1, """
                {"id": "%s", "awardId": "%s", "state": "%s", "amount": {"amount": "%s", "currency": "EUR"}%s,
                 "change": {"kind": "x"}}
                """.formatted(
                        id, award, state, amount, paidOn == null ? "" : ", \"paidOn\": \"" + paidOn + "\""));
    }
}
