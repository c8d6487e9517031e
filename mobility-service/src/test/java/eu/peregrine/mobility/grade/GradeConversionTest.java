package eu.peregrine.mobility.grade;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.newStudent;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.destination.AgreementEvents;
import eu.peregrine.mobility.stay.EventContracts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Grades of a host in the sender's scale, by the distributions of both, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class GradeConversionTest {
    private static final String TABLES = "/api/v1/grade-tables/";
    private final UUID host = UUID.randomUUID();

    @Test
    void aGradeIsWhatTheOtherInstitutionGivesToTheSamePartOfStudents() {
        List<GradeShare> german = List.of(share("1", 10), share("2", 30), share("3", 40), share("4", 20));
        List<GradeShare> french = List.of(share("A", 20), share("B", 30), share("C", 50));
        assertThat(GradeConversion.convert("1", german, french)).contains(new ConvertedGrade("A", "A", "A"));
        assertThat(GradeConversion.convert("2", german, french)).contains(new ConvertedGrade("A", "B", "B"));
        assertThat(GradeConversion.convert("4", german, french)).contains(new ConvertedGrade("C", "C", "C"));
        List<GradeShare> halves = List.of(share("top", 10), share("rest", 90));
        assertThat(GradeConversion.convert("2", german, halves)).contains(new ConvertedGrade("rest", "rest", "rest"));
        assertThat(GradeConversion.convert("5", german, french)).isEmpty();
        assertThat(GradeConversion.convert("3", german, german).orElseThrow().typical())
                .isEqualTo("3");
    }

    @Test
    void aTranscriptShowsItsGradesInTheSendersScaleToo() throws IOException {
        UUID student = newStudent(newProgramme());
        UUID id = returned(student);
        problem(officer().get("/api/v1/mobilities/" + id + "/transcript"), 404, "not-found");
        problem(table(host, Map.of("1", 50, "2", 20)), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("not-the-whole")));
        problem(table(UUID.randomUUID(), Map.of("1", 100)), 422, "rules-broken");
        table(host, Map.of("1.3", 100)).then().statusCode(200);
        problem(table(host, Map.of("1.3", 100)), 428, "precondition-required");
        Response home = officer().get(TABLES + AgreementEvents.HOME);
        if (home.statusCode() == 404) {
            table(AgreementEvents.HOME, Map.of("16", 100)).then().statusCode(200);
        }
        as(TestTokens.partner(host))
                .body(Map.of(
                        "components",
                        List.of(
                                Map.of("title", "Baustatik", "code", "BS", "ects", 6, "grade", "1.3"),
                                Map.of("title", "Seminar", "ects", 0, "grade", "5.0"))))
                .post("/api/v1/mobilities/" + id + "/transcript")
                .then()
                .statusCode(200);
        as(TestTokens.student(student))
                .get("/api/v1/mobilities/" + id + "/transcript")
                .then()
                .statusCode(200)
                .body("report.issuer.title.en", equalTo("TU Graz"))
                .body("report.issuer.country", equalTo("AT"))
                .body("report.total.value", is(6))
                .body("report.learningOpportunitySpecification", hasSize(2))
                .body("report.learningOpportunitySpecification[0].specifies.resultLabel", equalTo("1.3"))
                .body("report.learningOpportunitySpecification[0].specifies.status", equalTo("passed"))
                .body("report.learningOpportunitySpecification[0].specifies.converted.typical", equalTo("16"))
                .body("report.learningOpportunitySpecification[1].specifies.status", equalTo("failed"))
                .body("report.learningOpportunitySpecification[1].specifies.converted", nullValue());
        officer().get(TABLES + host + "/audit").then().statusCode(200).body("items.size()", greaterThan(0));
        officer().get(TABLES + "audit").then().statusCode(200);
        officer()
                .get("/api/v1/grade-tables?organisation=" + host)
                .then()
                .statusCode(200)
                .body("items.organisation.name.en", equalTo(List.of("TU Graz")));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(EventContracts.check("grade-table")).containsKey("grade-table.changed"));
    }

    private static Response table(UUID organisation, Map<String, Integer> grades) {
        List<Map<String, Object>> shares = grades.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(grade -> Map.<String, Object>of("grade", grade.getKey(), "share", grade.getValue()))
                .toList();
        return officer().body(Map.of("grades", shares, "source", "Year 2025")).put(TABLES + organisation);
    }

    /** A stay that is over, taken over from before the system knew of it. */
    private UUID returned(UUID student) {
        AgreementEvents.home();
        AgreementEvents.partner(host, "TU Graz", "AT", "ACTIVE", 1);
        Map<String, Object> plan = Map.of(
                "kind",
                "exchange",
                "studentId",
                student,
                "segments",
                List.of(Map.of("hostId", host, "planned", Map.of("start", "2025-03-01", "end", "2025-07-31"))),
                "recorded",
                Map.of("state", "RETURNED", "arrivedOn", "2025-03-01", "departedOn", "2025-07-31"));
        Response answer = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> officer()
                                .header("X-Reason", "File of 2025")
                                .body(plan)
                                .post("/api/v1/mobilities"),
                        planned -> planned.statusCode() == 201);
        return UUID.fromString(answer.path("id"));
    }

    private static GradeShare share(String grade, int percent) {
        return new GradeShare(grade, new BigDecimal(percent));
    }
}
