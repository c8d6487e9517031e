package eu.peregrine.mobility.student;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class StudentImportTest {

    private static final String STUDENTS = "/api/v1/students";
    private static final String HEADER =
            "id,givenName,familyName,programmeId,intake,cohort,status,gpa,employer,languageProofs\r\n";

    private UUID programme;

    @BeforeEach
    void aProgramme() {
        programme = newProgramme();
    }

    @Test
    void takesTheGoodLinesAndNamesTheBadOnes() {
        Response answer = post("", thousandLinesWithThreeBad());

        answer.then().statusCode(200).body("accepted", equalTo(997)).body("refused", equalTo(3));
        assertThat(answer.jsonPath().getList("items.findAll { it.problems != null }.line"))
                .containsExactly(10, 500, 1000);
        assertThat(answer.asString()).contains("/gpa", "/status", "/programmeId");
        assertThat(count()).isEqualTo(997);
    }

    @Test
    void takesNothingWhereTheCallerWantsAllOrNothing() {
        String csv = thousandLinesWithThreeBad();

        Response answer = post("?atomic=true", csv);

        answer.then().statusCode(422).contentType("application/problem+json");
        assertThat(answer.jsonPath().getList("errors")).hasSize(3);
        assertThat(count()).isZero();
    }

    @Test
    void aDryRunChangesNothing() {
        Response answer = post("?dryRun=true", thousandLinesWithThreeBad());

        answer.then().statusCode(200).body("refused", equalTo(3));
        assertThat(count()).isZero();
    }

    @Test
    void takesLinesOfJsonWithLanguageProofs() {
        UUID id = UUID.randomUUID();
        String line = "{\"id\":\"" + id + "\",\"givenName\":\"Gustave\",\"familyName\":\"Eiffel\",\"programmeId\":\""
                + programme + "\",\"intake\":\"2025/2026\",\"cohort\":\"2028\",\"status\":\"engineer\","
                + "\"languageProofs\":[{\"language\":\"en\",\"kind\":\"test\",\"provider\":\"TOEIC\",\"score\":900,"
                + "\"issuedOn\":\"2026-01-01\"},{\"language\":\"fr\",\"kind\":\"native\",\"issuedOn\":\"2025-09-01\"}]}\n";
        as(TestTokens.officer())
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post(STUDENTS + "/import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        officer()
                .get(STUDENTS + "/" + id)
                .then()
                .statusCode(200)
                .body("languageProofs", hasSize(2))
                .body("languageProofs.find { it.language == 'en' }.level", equalTo("B2"))
                .body("languageProofs.find { it.language == 'fr' }.level", equalTo("C2"));
    }

    @Test
    void anExportIsWhatAnImportTakes() {
        UUID id = UUID.randomUUID();
        post(
                        "",
                        HEADER
                                + line(
                                        id,
                                        "Ada",
                                        "14.50",
                                        "engineer",
                                        "\"[{\"\"language\"\":\"\"en\"\",\"\"kind\"\":"
                                                + "\"\"course\"\",\"\"level\"\":\"\"C1\"\",\"\"issuedOn\"\":\"\"2026-01-01\"\"}]\""))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));

        String csv = as(TestTokens.officer())
                .accept("text/csv")
                .get(STUDENTS + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String header = csv.lines().findFirst().orElseThrow();
        String line = csv.lines()
                .filter(row -> row.startsWith(id.toString()))
                .findFirst()
                .orElseThrow();
        UUID copy = UUID.randomUUID();
        post("", header + "\r\n" + line.replace(id.toString(), copy.toString()) + "\r\n")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        officer()
                .get(STUDENTS + "/" + copy)
                .then()
                .body("gpa", equalTo(14.5f))
                .body("languageProofs[0].level", equalTo("C1"));

        as(TestTokens.officer())
                .accept("application/x-ndjson")
                .get(STUDENTS + "/export")
                .then()
                .statusCode(200);
    }

    private static String line(UUID id, String name, String gpa, String status, String proofs, UUID programme) {
        return id + "," + name + ",Lovelace," + programme + ",2025/2026,2028," + status + "," + gpa + ",," + proofs
                + "\r\n";
    }

    private String line(UUID id, String name, String gpa, String status, String proofs) {
        return line(id, name, gpa, status, proofs, programme);
    }

    private String thousandLinesWithThreeBad() {
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= 1000; number++) {
            String gpa = number == 10 ? "99" : "12.5";
            String status = number == 500 ? "knight" : "engineer";
            UUID of = number == 1000 ? UUID.randomUUID() : programme;
            lines.add(line(UUID.randomUUID(), "Student " + number, gpa, status, "", of));
        }
        return HEADER + String.join("", lines);
    }

    private static Response post(String query, String csv) {
        return as(TestTokens.officer())
                .contentType("text/csv; charset=utf-8")
                .body(csv)
                .post(STUDENTS + "/import" + query);
    }

    private long count() {
        return officer()
                .get(STUDENTS + "?count=true&limit=1&programme=" + programme)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("count");
    }
}
