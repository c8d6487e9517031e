package eu.peregrine.mobility.offering;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.EventContracts;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What guests may study, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class OfferingTest {
    private static final String OFFERINGS = "/api/v1/offerings";

    @Test
    void officersKeepItAndEverybodyReadsIt() throws IOException {
        UUID programme = newProgramme();
        Map<String, Object> body = offering("third-year-option", "en");
        body.put("programmeId", programme);
        UUID id = created(OFFERINGS, body);
        String path = OFFERINGS + "/" + id;
        for (String role : List.of("applicant", "reviewer", "coordinator")) {
            as(TestTokens.of(role))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("programme.id", equalTo(programme.toString()))
                    .body("ects", equalTo(5.0f));
        }
        as(TestTokens.of("applicant")).body(body).post(OFFERINGS).then().statusCode(403);
        problem(officer().body(body).put(path), 428, "precondition-required");
        body.put("capacity", 12);
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .body("capacity", equalTo(12));
        problem(officer().body(body).post(OFFERINGS), 409, "code-taken");
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        officer().get(path).then().statusCode(404);
        assertThat(Exchange.events("offering", id, 3))
                .containsExactly("offering.created", "offering.updated", "offering.deleted");
        EventContracts.check("offering");
    }

    @Test
    void namesEverythingThatIsWrong() {
        Map<String, Object> body = offering("french-course", "en");
        body.put("academicYear", "2026/2029");
        body.put("term", "2027/2028-1");
        problem(officer().body(body).post(OFFERINGS), 422, "rules-broken")
                .body("errors.code", equalTo(List.of("academic-year", "term", "language")));
        body.put("capacity", 0);
        body.put("cefr", "D1");
        officer().body(body).post(OFFERINGS).then().statusCode(400);
    }

    @Test
    void isFoundByWordsAndByEachFilter() {
        UUID programme = newProgramme();
        Map<String, Object> body = offering("course", "en");
        body.put("title", Map.of("en", "Tunnels and foundations", "fr", "Tunnels et fondations spéciales"));
        body.put("programmeId", programme);
        UUID id = created(OFFERINGS, body);
        for (String query : List.of(
                "q=speciales",
                "q=fondatoins",
                "kind=course",
                "language=en",
                "field=0732",
                "academicYear=2026/2027",
                "term=2026/2027-1",
                "modifiedSince=2020-01-01T00:00:00Z")) {
            officer()
                    .get(OFFERINGS + "?programme=" + programme + "&" + query)
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id.toString()));
        }
        for (String query : List.of("q=volcanology", "kind=french-course", "language=fr", "field=0220")) {
            officer()
                    .get(OFFERINGS + "?programme=" + programme + "&" + query)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }
    }

    @Test
    void importsWhatItExportsAndChangesWhatIsThereAlready() {
        UUID id = UUID.randomUUID();
        String header = "id,code,kind,title.en,ects,language,cefr,iscedF,level,academicYear,term,capacity\r\n";
        String line = id + ",%s,course,Soil mechanics,%s,en,B2,0732,7,2026/2027,2026/2027-1,30\r\n";
        String code = "I-" + id;
        imported(header + line.formatted(code, "4.5") + line.formatted("other", "99"))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("refused", equalTo(1));
        imported(header + line.formatted(code, "6")).then().body("accepted", equalTo(1));
        officer().get(OFFERINGS + "/" + id).then().body("ects", equalTo(6.0f));
        String csv = as(TestTokens.of("reviewer"))
                .accept("text/csv")
                .get(OFFERINGS + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String exported = csv.lines().findFirst().orElseThrow() + "\r\n"
                + csv.lines()
                        .filter(row -> row.startsWith(id.toString()))
                        .findFirst()
                        .orElseThrow()
                + "\r\n";
        imported(exported).then().statusCode(200).body("accepted", equalTo(1));
    }

    private static Response imported(String csv) {
        return as(TestTokens.officer())
                .contentType("text/csv; charset=utf-8")
                .body(csv)
                .post(OFFERINGS + "/import");
    }

    /** An offering's body, with a code that nobody else has. */
    public static Map<String, Object> offering(String kind, String language) {
        Map<String, Object> body = new HashMap<>();
        body.put("code", "O-" + UUID.randomUUID().toString().substring(0, 30));
        body.put("kind", kind);
        body.put("title", Map.of("en", "Sustainable construction", "fr", "Construction durable"));
        body.put("ects", 5);
        body.put("language", language);
        body.put("cefr", "B2");
        body.put("iscedF", "0732");
        body.put("level", 7);
        body.put("academicYear", "2026/2027");
        body.put("term", "2026/2027-1");
        body.put("capacity", 30);
        return body;
    }
}
