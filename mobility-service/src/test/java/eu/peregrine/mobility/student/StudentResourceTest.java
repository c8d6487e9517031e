package eu.peregrine.mobility.student;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.newStudent;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static eu.peregrine.mobility.Api.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class StudentResourceTest {

    private static final String STUDENTS = "/api/v1/students";

    private UUID programme;

    @BeforeEach
    void aProgramme() {
        programme = newProgramme();
    }

    @Test
    void isEnrolledWithWhatTheProgrammeSays() {
        Response answer = officer().body(student(programme)).post(STUDENTS);
        answer.then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .body("eqf", equalTo(7))
                .body("iscedF", equalTo("0732"))
                .body("programme.name.en", equalTo("Civil engineering"))
                .body("programme.href", equalTo("/api/v1/programmes/" + programme))
                .body("actions.verb", hasItems("language-proofs", "exempt"));
        officer()
                .header("If-None-Match", answer.header("ETag"))
                .get(answer.header("Location"))
                .then()
                .statusCode(304);
    }

    @Test
    void aStudentReadsTheOwnFileAndNoOther() {
        UUID mine = newStudent(programme);
        UUID other = newStudent(programme);
        String me = TestTokens.student(mine);

        as(me).get(STUDENTS + "/" + mine).then().statusCode(200).body("familyName", equalTo("Lovelace"));
        as(me).get(STUDENTS + "/" + mine + "/mandate").then().statusCode(200);
        problem(as(me).get(STUDENTS + "/" + other), 404, "not-found");
        problem(as(me).get(STUDENTS + "/" + other + "/mandate"), 404, "not-found");
        as(me).get(STUDENTS).then().statusCode(200).body("items.id", equalTo(List.of(mine.toString())));
        as(me).get(STUDENTS + "/mandates").then().statusCode(200).body("items", hasSize(1));
        problem(as(me).body(student(programme)).put(STUDENTS + "/" + mine), 403, "forbidden");
        problem(as(TestTokens.of("student")).get(STUDENTS + "/" + mine), 404, "not-found");
    }

    @Test
    void outsidersSeeNoStudents() {
        UUID student = newStudent(programme);
        for (String token : new String[] {
            TestTokens.partner(UUID.randomUUID()), TestTokens.funder(UUID.randomUUID()), TestTokens.of("applicant")
        }) {
            problem(as(token).get(STUDENTS), 403, "forbidden");
            problem(as(token).get(STUDENTS + "/" + student), 403, "forbidden");
            problem(as(token).get(STUDENTS + "/" + student + "/mandate"), 403, "forbidden");
            problem(as(token).get(STUDENTS + "/" + student + "/audit"), 403, "forbidden");
            problem(as(token).accept("text/csv").get(STUDENTS + "/export"), 403, "forbidden");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, TOEIC, 805, B2",
        "en, toeic, 945, C1",
        "en, TOEFL iBT, 72, B2",
        "en, IELTS, 6.5, B2",
        "en, Cambridge, 200, C2",
        "fr, DELF B2, 50, B2",
        "fr, DALF C1, 62.5, C1",
        "de, TestDaF, 5, C1",
        "zh, HSK, 4, B2"
    })
    void aTestsScoreGivesTheLevel(String language, String test, String score, String level) {
        UUID id = newStudent(programme);
        officer()
                .body(proof(language, test, score))
                .post(STUDENTS + "/" + id + "/language-proofs")
                .then()
                .statusCode(201)
                .body("level", equalTo(level));
        officer().get(STUDENTS + "/" + id).then().body("languageProofs.level", equalTo(List.of(level)));
    }

    @Test
    void aStudentHasAsManyProofsAndPriorStaysAsAnImportTakes() {
        Map<String, Object> stay =
                Map.of("kind", "internship", "host", "Hochtief", "start", "2024-06-01", "end", "2024-06-05");
        Map<String, Object> body = student(programme);
        body.put("languageProofs", Collections.nCopies(50, proof("en", "TOEIC", "800")));
        body.put("priorStays", Collections.nCopies(50, stay));
        String path = STUDENTS + "/" + created(STUDENTS, body);
        problem(officer().body(proof("en", "TOEIC", "900")).post(path + "/language-proofs"), 409, "too-many");
        problem(officer().body(stay).post(path + "/prior-stays"), 409, "too-many");
        officer().get(path).then().body("languageProofs", hasSize(50)).body("priorStays", hasSize(50));
    }

    @Test
    void aProofThatContradictsItselfIsRefused() {
        UUID id = newStudent(programme);
        String path = STUDENTS + "/" + id + "/language-proofs";
        problem(officer().body(proof("en", "TOEIC", "991")).post(path), 422, "rules-broken")
                .body("errors[0].pointer", equalTo("/score"));
        problem(officer().body(proof("de", "TOEIC", "800")).post(path), 422, "rules-broken")
                .body("errors[0].pointer", equalTo("/language"));
        problem(officer().body(proof("en", "TOEIC", "50")).post(path), 422, "rules-broken");
        Map<String, Object> tooHigh = proof("en", "TOEIC", "600");
        tooHigh.put("level", "C2");
        problem(officer().body(tooHigh).post(path), 422, "rules-broken")
                .body("errors[0].code", equalTo("level-contradicts-score"));
        Map<String, Object> nothing = proof("es", "A local school", "12");
        problem(officer().body(nothing).post(path), 422, "rules-broken")
                .body("errors[0].code", equalTo("level-needed"));
        officer().get(STUDENTS + "/" + id).then().body("languageProofs", hasSize(0));
    }

    @Test
    void badInputIsNamedAllAtOnceAndChangesNothing() {
        Map<String, Object> body = student(programme);
        body.put("gpa", 21);
        body.put("cohort", "soon");
        body.put("email", "nobody");
        body.put("familyName", " ");
        problem(officer().body(body).post(STUDENTS), 400, "bad-request")
                .body("errors.pointer", hasItems("/gpa", "/cohort", "/email", "/familyName"));

        Map<String, Object> rules = student(UUID.randomUUID());
        rules.put("employer", "Bouygues");
        problem(officer().body(rules).post(STUDENTS), 422, "rules-broken")
                .body("errors.pointer", hasItems("/programmeId", "/employer"));

        Map<String, Object> status = student(programme);
        status.put("status", 0);
        officer().body(status).post(STUDENTS).then().statusCode(400);
        Map<String, Object> unknown = student(programme);
        unknown.put("shoeSize", 42);
        officer().body(unknown).post(STUDENTS).then().statusCode(400);
        officer().get(STUDENTS + "?programme=" + programme).then().body("items", hasSize(0));
    }

    @Test
    void aStaleChangeIsRefused() {
        UUID id = newStudent(programme);
        String path = STUDENTS + "/" + id;
        String first = officer().get(path).header("ETag");
        officer()
                .body(proof("en", "TOEIC", "800"))
                .post(path + "/language-proofs")
                .then()
                .statusCode(201);
        String second = officer().get(path).header("ETag");
        assertThat(second).as("a child's change moves the root's version").isNotEqualTo(first);

        Map<String, Object> body = student(programme);
        body.put("familyName", "King");
        problem(officer().body(body).put(path), 428, "precondition-required");
        problem(officer().header("If-Match", first).body(body).put(path), 412, "precondition-failed");
        officer().get(path).then().body("familyName", equalTo("Lovelace"));
        officer()
                .header("If-Match", second)
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .body("familyName", equalTo("King"))
                .body("languageProofs", hasSize(1));
    }

    @Test
    void anExemptionEndsWhatIsOwedAndCanBeTakenBack() {
        UUID id = newStudent(programme);
        String path = STUDENTS + "/" + id;
        officer()
                .body(Map.of("reason", "Cares for a parent"))
                .post(path + "/exempt")
                .then()
                .statusCode(200)
                .body("exemption", equalTo("Cares for a parent"));
        officer()
                .get(path + "/mandate")
                .then()
                .body("verdict", equalTo("exempt"))
                .body("explanation.en", equalTo("Exempt: Cares for a parent"));
        problem(officer().body(Map.of("reason", "Again")).post(path + "/exempt"), 409, "already-exempt");
        officer().post(path + "/end-exemption").then().statusCode(200);
        problem(officer().post(path + "/end-exemption"), 409, "not-exempt");
        as(TestTokens.of("auditor")).get(path + "/audit").then().statusCode(200).body("items", hasSize(3));
    }

    @Test
    void listsAreFilteredByCohortProgrammeStatusAndName() {
        UUID ada = newStudent(programme);
        Map<String, Object> apprentice = student(programme);
        apprentice.put("status", "apprentice");
        apprentice.put("cohort", "2029");
        apprentice.put("familyName", "Eiffel");
        apprentice.put("employer", "Vinci");
        UUID eiffel = created(STUDENTS, apprentice);
        String mine = STUDENTS + "?programme=" + programme;

        officer().get(mine).then().body("items.id", equalTo(List.of(eiffel.toString(), ada.toString())));
        officer().get(mine + "&sort=-familyName").then().body("items[0].id", equalTo(ada.toString()));
        officer().get(mine + "&status=apprentice").then().body("items.id", equalTo(List.of(eiffel.toString())));
        officer().get(mine + "&cohort=2028").then().body("items.id", equalTo(List.of(ada.toString())));
        officer().get(mine + "&cohort=2028&cohort=2029").then().body("items", hasSize(2));
        officer().get(mine + "&q=LOVE").then().body("items.id", equalTo(List.of(ada.toString())));
        officer().get(mine + "&q=%25").then().body("items", hasSize(0));
        officer()
                .get(mine + "&count=true&limit=1")
                .then()
                .body("count", equalTo(2))
                .body("items", hasSize(1));

        String next = officer().get(mine + "&limit=1").then().extract().path("next");
        officer().get(next).then().statusCode(200).body("items.id", hasItem(ada.toString()));
        problem(officer().get(next + "&cohort=2028"), 400, "bad-request");
    }

    @Test
    void eventsNameNobody() {
        Map<String, Object> body = student(programme);
        body.put("nationality", "GB");
        UUID id = created(STUDENTS, body);
        officer().body(proof("en", "TOEIC", "800")).post(STUDENTS + "/" + id + "/language-proofs");
        await().untilAsserted(() -> assertThat(TestKafka.records("student", id))
                .extracting(TestKafka::type)
                .containsExactly("student.created", "student.language-proven"));
        assertThat(TestKafka.records("student", id))
                .allSatisfy(record -> assertThat(record.value())
                        .contains(programme.toString())
                        .doesNotContain("Ada", "Lovelace", "example.org", "2004-12-10", "14.5", "GB"));
    }

    @Test
    void mandatesOfManyAreReadAtOnce() {
        newStudent(programme);
        newStudent(programme);
        officer()
                .get(STUDENTS + "/mandates?programme=" + programme)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.verdict", everyItem(equalTo("exempt")));
    }

    private static Map<String, Object> proof(String language, String provider, String score) {
        Map<String, Object> proof = new HashMap<>();
        proof.put("language", language);
        proof.put("kind", "test");
        proof.put("provider", provider);
        proof.put("score", Double.valueOf(score));
        proof.put("issuedOn", "2026-03-01");
        return proof;
    }
}
