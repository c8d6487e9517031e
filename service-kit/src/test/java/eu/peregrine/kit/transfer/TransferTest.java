package eu.peregrine.kit.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class TransferTest {

    private static Response load(String type, String body, String query) {
        return given().auth()
                .oauth2(TestTokens.officer())
                .contentType(type)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/things/import" + query);
    }

    /** A thousand lines of which lines 10, 500 and 777 are wrong: out of range, no number, a code that is there already. */
    private static String thousandLines(String run) {
        StringBuilder csv = new StringBuilder("name.en,size,code\n");
        for (int i = 1; i <= 1000; i++) {
            String size = i == 10 ? "101" : i == 500 ? "many" : "5";
            String code = run + (i == 777 ? 1 : i);
            csv.append("Line ")
                    .append(i)
                    .append(',')
                    .append(size)
                    .append(',')
                    .append(code)
                    .append('\n');
        }
        return csv.toString();
    }

    private static String aRun() {
        return UUID.randomUUID().toString().substring(24) + "-";
    }

    private static int count(String run) {
        String all = given().auth()
                .oauth2(TestTokens.officer())
                .accept("text/csv")
                .get("/api/v1/things/export")
                .asString();
        return (int) all.lines().filter(line -> line.contains(run)).count();
    }

    @Test
    void goodLinesAreTakenAndBadOnesNamed() {
        String run = aRun();
        load("text/csv", thousandLines(run), "")
                .then()
                .statusCode(200)
                .body("lines", equalTo(1000))
                .body("accepted", equalTo(997))
                .body("refused", equalTo(3))
                .body("items.findAll { it.problems != null }.line", equalTo(List.of(10, 500, 777)))
                .body("items.find { it.line == 10 }.problems[0].pointer", equalTo("/size"))
                .body("items.find { it.line == 777 }.problems[0].code", equalTo("duplicate"));
        assertThat(count(run)).isEqualTo(997);
    }

    @Test
    void allOrNothingTakesNothing() {
        String run = aRun();
        load("text/csv", thousandLines(run), "?atomic=true")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/import-refused"))
                .body("errors", hasSize(3));
        assertThat(count(run)).isZero();
    }

    @Test
    void aDryRunSaysTheSameAndTakesNothing() {
        String run = aRun();
        load("text/csv", thousandLines(run), "?dryRun=true")
                .then()
                .statusCode(200)
                .body("refused", equalTo(3));
        assertThat(count(run)).isZero();
    }

    /**
     * More refusals than are taken out of a chunk before its lines go one by one, and lines in another chunk that are wrong
     * only for what stands before them.
     */
    private static String linesThatNeedThoseBefore(String run, UUID first) {
        StringBuilder ndjson = new StringBuilder(thing("\"id\":\"" + first + "\",", 5, run + "first"));
        for (int i = 0; i < 60; i++) {
            ndjson.append(thing("", 13, run + "bad" + i));
        }
        for (int i = 0; i < 500; i++) {
            ndjson.append(thing("", 5, run + i));
        }
        return ndjson.append(thing("", 5, run + "first"))
                .append(thing("", 5, run + "0"))
                .append(thing("\"id\":\"" + first + "\",", 5, run + "again"))
                .append(thing("", 5, run + "last"))
                .toString();
    }

    private static String thing(String id, int size, String code) {
        return "{" + id + "\"name\":{\"en\":\"A thing\"},\"size\":" + size + ",\"code\":\"" + code + "\"}\n";
    }

    private static List<Object> refusals(Response report) {
        return report.then().statusCode(200).extract().jsonPath().getList("items.findAll { it.problems != null }");
    }

    @Test
    void aDryRunRefusesWhatTheImportItselfRefuses() {
        String run = aRun();
        String lines = linesThatNeedThoseBefore(run, UUID.randomUUID());
        Response dry = load("application/x-ndjson", lines, "?dryRun=true");
        assertThat(count(run)).isZero();
        load("application/x-ndjson", lines, "?atomic=true")
                .then()
                .statusCode(422)
                .body("errors", hasSize(63))
                .body("errors[62].pointer", equalTo("/564"));
        assertThat(count(run)).isZero();
        Response real = load("application/x-ndjson", lines, "");
        assertThat(count(run)).isEqualTo(502);

        assertThat(refusals(dry)).hasSize(63).isEqualTo(refusals(real));
        dry.then().body("lines", equalTo(565)).body("accepted", equalTo(502));
    }

    @Test
    void allOrNothingTakesAllWhereNothingIsWrong() {
        String run = aRun();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 501; i++) {
            lines.append(thing("", 5, run + i));
        }
        load("application/x-ndjson", lines.toString(), "?atomic=true")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(501));
        assertThat(count(run)).isEqualTo(501);
    }

    @Test
    void allOrNothingIsForTenThousandLines() {
        String lines = "{}\n".repeat(Imports.ATOMIC_LIMIT + 1);
        load("application/x-ndjson", lines, "?atomic=true")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("too-many-lines"));
    }

    @Test
    void aReportCountsEveryLineAndListsSoManyRefusals() {
        load("application/x-ndjson", "{}\n".repeat(1_100), "?dryRun=true")
                .then()
                .statusCode(200)
                .body("lines", equalTo(1_100))
                .body("refused", equalTo(1_100))
                .body("items", hasSize(1_000))
                .body("items[999].line", equalTo(1_000))
                .body("notListed", equalTo(100));
        load("application/x-ndjson", "{}\n", "?dryRun=true").then().body("notListed", nullValue());
    }

    @Test
    void aBrokenImportGoesOnBehindItsLastCommittedLine() {
        String run = aRun();
        UUID importId = UUID.randomUUID();
        String file = thousandLines(run);
        String firstHalf = file.lines().limit(501).collect(java.util.stream.Collectors.joining("\n", "", "\n"));
        load("text/csv", firstHalf, "?importId=" + importId)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(498));
        load("text/csv", file, "?importId=" + importId)
                .then()
                .statusCode(200)
                .body("resumedAfter", equalTo(500))
                .body("lines", equalTo(500));
        assertThat(count(run)).isEqualTo(997);
    }

    @Test
    void ndjsonIsTakenAsStrictlyAsAnyBody() {
        String run = aRun();
        String lines = "{\"name\":{\"en\":\"a\"},\"size\":1,\"code\":\"" + run + "1\"}\n"
                + "{\"name\":{\"en\":\"b\"},\"size\":\"1\",\"code\":\"" + run + "2\"}\n"
                + "not json\n"
                + "{\"name\":{\"en\":\"c\"},\"size\":2,\"colour\":\"red\"}\n";
        load("application/x-ndjson", lines, "")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("items[1].problems[0].pointer", equalTo("/size"))
                .body("items[2].problems[0].code", equalTo("malformed-json"))
                .body("items[3].problems[0].code", equalTo("unknown-field"));
    }

    @Test
    void aFormulaInANameIsHarmlessInASpreadsheetAndComesBackAsItWas() {
        String run = aRun();
        String evil = "=HYPERLINK(\"x\") " + run;
        load(
                        "application/x-ndjson",
                        "{\"name\":{\"en\":\"" + evil.replace("\"", "\\\"") + "\",\"fr\":\"'@" + run
                                + "\"},\"size\":1}\n",
                        "")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        String csv = given().auth()
                .oauth2(TestTokens.officer())
                .accept("text/csv")
                .get("/api/v1/things/export")
                .asString();
        String row = csv.lines().filter(line -> line.contains(run)).findFirst().orElseThrow();
        assertThat(row).contains("\"'=HYPERLINK").contains("''@" + run);

        String header = csv.lines().findFirst().orElseThrow();
        String again = header + "\n" + row.substring(row.indexOf(',')) + "\n";
        load("text/csv", again, "").then().statusCode(200).body("accepted", equalTo(1));
        String ndjson = given().auth()
                .oauth2(TestTokens.officer())
                .accept("application/x-ndjson")
                .get("/api/v1/things/export")
                .asString();
        assertThat(ndjson.lines().filter(line -> line.contains("\"=HYPERLINK") && line.contains("\"'@" + run)))
                .hasSize(2);
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWhole() {
        load("text/csv", "name.en,colour\nx,red\n", "")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-column"));
        load("text/csv", "", "").then().statusCode(200).body("lines", equalTo(0));
        given().auth()
                .oauth2(TestTokens.officer())
                .contentType("text/csv")
                .body(new byte[] {'n', 'a', 'm', 'e', '.', 'e', 'n', '\n', (byte) 0xff, (byte) 0xfe, '\n'})
                .post("/api/v1/things/import")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
