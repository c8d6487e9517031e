package eu.peregrine.mobility.policy;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.policy;
import static eu.peregrine.mobility.Api.problem;
import static eu.peregrine.mobility.Api.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class MobilityPolicyResourceTest {

    private static final String POLICIES = "/api/v1/mobility-policies";
    private static final Map<String, Object> EIGHT_WEEKS = Map.of("weeks", 8);
    private static final Map<String, Object> SEMESTER = Map.of("semester", Map.of("fullHostTerm", true, "orDays", 91));

    private UUID programme;

    @BeforeEach
    void aProgramme() {
        programme = newProgramme();
    }

    @Test
    void isWrittenDownAndReadAsItWasWritten() {
        Map<String, Object> body = policy(programme, "engineer", SEMESTER);
        body.put("maxSegments", 2);
        body.put(
                "languageProofs",
                List.of(
                        Map.of("language", "en", "cefr", "B2", "valid", "at-graduation"),
                        Map.of("second", true, "cefr", "B1", "valid", "at-issue")));
        Response answer = officer().body(body).post(POLICIES);
        String path = answer.then().statusCode(201).extract().header("Location");
        assertThat(officer().get(path).header("ETag")).isEqualTo(answer.header("ETag"));

        as(TestTokens.student(UUID.randomUUID()))
                .get(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("engineer"))
                .body("programmes[0].id", equalTo(programme.toString()))
                .body("programmes[0].name.fr", equalTo("Génie civil"))
                .body("current.number", equalTo(1))
                .body("current.minimum.semester.orDays", equalTo(91))
                .body("current.maxSegments", equalTo(2))
                .body("current.kinds", hasItems("exchange", "internship", "research"))
                .body("current.languageProofs[1].second", equalTo(true))
                .body("versions", hasSize(1));
    }

    @Test
    void aChangeIsAFurtherVersionAndTheOneOfTheIntakeApplies() {
        Map<String, Object> body = policy(programme, "engineer", Map.of("weeks", 13));
        body.put("intakeFrom", "2019/2020");
        Response first = officer().body(body).post(POLICIES);
        String path = first.then().statusCode(201).extract().header("Location");
        UUID before = studentOf("2024/2025");
        UUID after = studentOf("2025/2026");

        Map<String, Object> later = policy(programme, "engineer", SEMESTER);
        Response second =
                officer().header("If-Match", first.header("ETag")).body(later).put(path);
        second.then()
                .statusCode(200)
                .body("current.number", equalTo(2))
                .body("versions", hasSize(2))
                .body("versions[0].minimum.weeks", equalTo(13));

        expectRequired(before, 91, 1);
        expectRequired(after, 91, 2);

        Map<String, Object> correction = policy(programme, "engineer", Map.of("days", 100));
        officer()
                .header("If-Match", second.header("ETag"))
                .body(correction)
                .put(path)
                .then()
                .statusCode(200)
                .body("versions", hasSize(3));
        expectRequired(before, 91, 1);
        expectRequired(after, 100, 3);
    }

    @Test
    void twoPoliciesNeverApplyToTheSameStudent() {
        created(POLICIES, policy(programme, "apprentice", EIGHT_WEEKS));
        problem(officer().body(policy(programme, "apprentice", SEMESTER)).post(POLICIES), 409, "policy-overlaps");
        created(POLICIES, policy(programme, "engineer", SEMESTER));
        Map<String, Object> earlier = policy(programme, "apprentice", SEMESTER);
        earlier.put("intakeFrom", "2020/2021");
        earlier.put("intakeTo", "2024/2025");
        created(POLICIES, earlier);
    }

    @Test
    void theProgrammesOfAPolicyStay() {
        Response first = officer().body(policy(programme, "engineer", SEMESTER)).post(POLICIES);
        problem(
                        officer()
                                .header("If-Match", first.header("ETag"))
                                .body(policy(newProgramme(), "apprentice", SEMESTER))
                                .put(first.header("Location")),
                        422,
                        "rules-broken")
                .body("errors.pointer", hasItems("/programmes", "/status"));
    }

    @Test
    void badInputIsNamed() {
        problem(
                officer()
                        .body(policy(programme, "engineer", Map.of("weeks", 8, "days", 56)))
                        .post(POLICIES),
                400,
                "bad-request");
        problem(
                officer()
                        .body(policy(programme, "engineer", Map.of("weeks", 0)))
                        .post(POLICIES),
                400,
                "bad-request");
        problem(officer().body(policy(UUID.randomUUID(), "engineer", SEMESTER)).post(POLICIES), 422, "rules-broken");
        Map<String, Object> backwards = policy(programme, "engineer", SEMESTER);
        backwards.put("intakeTo", "2020/2021");
        problem(officer().body(backwards).post(POLICIES), 400, "bad-request");
        Map<String, Object> noYear = policy(programme, "engineer", SEMESTER);
        noYear.put("intakeFrom", "2025/2028");
        problem(officer().body(noYear).post(POLICIES), 400, "bad-request");
        Map<String, Object> unknownKind = policy(programme, "engineer", SEMESTER);
        unknownKind.put("kinds", List.of("holiday"));
        officer().body(unknownKind).post(POLICIES).then().statusCode(400);
        officer()
                .get(POLICIES + "?programme=" + programme)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void onlyOfficersWrite() {
        problem(
                as(TestTokens.of("coordinator"))
                        .body(policy(programme, "engineer", SEMESTER))
                        .post(POLICIES),
                403,
                "forbidden");
        problem(as(TestTokens.partner(UUID.randomUUID())).get(POLICIES), 403, "forbidden");
    }

    private UUID studentOf(String intake) {
        Map<String, Object> body = student(programme);
        body.put("intake", intake);
        return created("/api/v1/students", body);
    }

    private static void expectRequired(UUID student, int days, int version) {
        officer()
                .get("/api/v1/students/" + student + "/mandate")
                .then()
                .statusCode(200)
                .body("days.required", equalTo(days))
                .body("policy.number", equalTo(version));
    }
}
