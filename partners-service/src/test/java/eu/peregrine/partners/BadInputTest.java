package eu.peregrine.partners;

import static eu.peregrine.partners.World.agreement;
import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.organisation;
import static eu.peregrine.partners.World.studies;
import static eu.peregrine.partners.World.word;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad input gets: a clear problem, and nothing changed. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class BadInputTest {

    private static final String ORGANISATIONS = "/api/v1/organisations";
    private static final String AGREEMENTS = "/api/v1/agreements";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "[]",
                "null",
                "{} {}",
                "{\"kind\":\"university\",\"kind\":\"company\"}",
                "{\"kind\":1}",
            })
    void refusesMalformedJson(String body) {
        long before = organisations();
        problem(officer().body(body).post(ORGANISATIONS).then(), 400);
        assertThat(organisations()).isEqualTo(before);
    }

    @Test
    void refusesUnknownFieldsAndNamesThem() {
        Map<String, Object> body = organisation("Unknown " + word());
        body.put("colour", "blue");
        refused(body, 400).body("errors.pointer", contains("/colour"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "\"\"", "[]"})
    void refusesWrongTypes(String home) {
        String name = "Types " + word();
        String body = json(organisation(name)).replaceFirst("}$", ",\"home\":" + home + "}");
        problem(officer().body(body).post(ORGANISATIONS).then(), 400).body("errors.pointer", contains("/home"));
        nothingIsNamed(name);
    }

    @Test
    void refusesNumbersOutOfRangeAndFractionsOfPeople() {
        UUID partner = World.activePartner();
        for (Object people : List.of(-1, 2.5, 1_000_000, "4")) {
            Map<String, Object> body = agreement(partner);
            Map<String, Object> condition = studies(home(), partner);
            condition.put("mobilitiesPerYear", people);
            body.put("conditions", List.of(condition));
            problem(officer().body(json(body)).post(AGREEMENTS).then(), 400)
                    .body("errors.pointer", contains("/conditions/0/mobilitiesPerYear"));
        }
        officer().queryParam("party", partner).get(AGREEMENTS).then().body("items", hasSize(0));
        Map<String, Object> body = organisation("North of the pole " + word());
        body.put("latitude", 91);
        body.put("longitude", 0);
        refused(body, 400).body("errors.pointer", contains("/latitude"));
    }

    /** Adding decimal places to such a number would fill the memory. */
    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999", "1E+101"})
    void refusesNumbersThatNobodyWritesOut(String months) {
        UUID partner = World.activePartner();
        String body = json(agreement(partner))
                .replaceFirst(
                        "\"totalMonthsPerYear\":20",
                        "\"totalMonthsPerYear\":" + java.util.regex.Matcher.quoteReplacement(months));
        problem(officer().body(body).post(AGREEMENTS).then(), 400)
                .body("errors.pointer", contains("/conditions/0/totalMonthsPerYear"));
        String line = "kind,title,parties,conditions\r\nerasmus-iia,Large," + home() + ";" + partner
                + ",\"[{\"\"totalMonthsPerYear\"\":" + months + "}]\"\r\n";
        officer()
                .contentType("text/csv")
                .body(line)
                .post(AGREEMENTS + "/import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-0001-01-01", "+10000-01-01"})
    void refusesDaysOfNoCalendar(String day) {
        UUID partner = World.activePartner();
        Map<String, Object> label =
                Map.of("label", "EUR-ACE", "issuer", "ENAEE", "validFrom", "2024-01-01", "validUntil", day);
        problem(
                        officer()
                                .body(json(label))
                                .post(ORGANISATIONS + "/" + partner + "/labels")
                                .then(),
                        400)
                .body("errors.pointer", contains("/validUntil"));
        problem(
                officer()
                        .queryParam("modifiedSince", day + "T00:00:00Z")
                        .get(ORGANISATIONS)
                        .then(),
                400);
        problem(officer().queryParam("expiresBefore", day).get(AGREEMENTS).then(), 400);
        officer().get(ORGANISATIONS + "/" + partner + "/labels").then().body("items", hasSize(0));
    }

    @Test
    void refusesHalfACharacter() {
        String body = json(organisation("Half " + word())).replaceFirst("Dresden", "Dres\\\\ud83dden");
        problem(officer().body(body).post(ORGANISATIONS).then(), 400).body("errors.pointer", contains("/city"));
        Map<String, Object> whole = organisation("Whole \ud83d\udc26 " + word());
        officer().body(json(whole)).post(ORGANISATIONS).then().statusCode(201);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        Map<String, Object> body = organisation(" ");
        body.put("city", "x".repeat(101));
        body.put("country", "DEU");
        body.remove("kind");
        problem(officer().body(json(body)).post(ORGANISATIONS).then(), 400)
                .body("errors.pointer", containsInAnyOrder("/name/en", "/city", "/country", "/kind"));

        Map<String, Object> rules = organisation("Rules " + word());
        rules.put("country", "XX");
        rules.put("website", "nowhere");
        rules.put("identifiers", Map.of("ror", "042nb2s45", "erasmusCode", "D DRESDEN02"));
        refused(rules, 422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/country", "/website", "/identifiers/ror", "/identifiers/erasmusCode"));
    }

    @Test
    void refusesControlCharacters() {
        long before = organisations();
        problem(
                officer()
                        .body(json(organisation("Nul \u0000 " + word())))
                        .post(ORGANISATIONS)
                        .then(),
                400);
        assertThat(organisations()).isEqualTo(before);
    }

    @Test
    void refusesABodyOfTwoMebibytes() {
        Map<String, Object> body = organisation("Long " + word());
        body.put("website", "https://example.org/" + "x".repeat(2 * 1024 * 1024));
        refused(body, 413);
    }

    @Test
    void knowsNobodyWithoutAValidToken() {
        String name = "Nobody " + word();
        UUID partner = World.activePartner();
        String path = ORGANISATIONS + "/" + partner;
        String etag = officer().get(path).header("ETag");
        String otherAudience = TestTokens.token(Map.of("roles", List.of("officer"), "aud", "another"));
        for (String token :
                List.of(TestTokens.expired(), TestTokens.foreign(), TestTokens.forged(), otherAudience, "x.y.z")) {
            problem(as(token).get(ORGANISATIONS).then(), 401);
            problem(as(token).body(json(organisation(name))).post(ORGANISATIONS).then(), 401);
            problem(as(token).body(json(agreement(partner))).post(AGREEMENTS).then(), 401);
            problem(
                    as(token)
                            .header("If-Match", etag)
                            .body(json(organisation(name)))
                            .put(path)
                            .then(),
                    401);
            problem(as(token).header("X-Reason", "None").post(path + "/suspend").then(), 401);
        }
        problem(given().get(ORGANISATIONS).then(), 401);
        nothingIsNamed(name);
        officer().queryParam("party", partner).get(AGREEMENTS).then().body("items", hasSize(0));
        officer().get(path).then().header("ETag", etag).body("state", equalTo("ACTIVE"));
    }

    @Test
    void changesNothingOnAStalePrecondition() {
        UUID id = World.activePartner();
        String path = ORGANISATIONS + "/" + id;
        String etag = officer().get(path).header("ETag");
        officer().header("X-Reason", "Closed").post(path + "/suspend").then().statusCode(200);

        problem(
                officer()
                        .header("If-Match", etag)
                        .body(json(organisation("X")))
                        .put(path)
                        .then(),
                412);
        problem(officer().header("If-Match", etag).post(path + "/activate").then(), 412);
        problem(officer().body(json(organisation("X"))).put(path).then(), 428);
        officer().get(path).then().body("state", equalTo("SUSPENDED")).body("name.en", not(equalTo("X")));
        officer()
                .header("If-None-Match", officer().get(path).header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
    }

    @Test
    void repeatsAnAnswerForTheSameKeyAndRefusesAnotherBody() {
        String key = word();
        String name = "Once " + word();
        String body = json(organisation(name));
        String first = officer()
                .header("Idempotency-Key", key)
                .body(body)
                .post(ORGANISATIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        officer()
                .header("Idempotency-Key", key)
                .body(body)
                .post(ORGANISATIONS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        String another = "Another " + word();
        problem(
                officer()
                        .header("Idempotency-Key", key)
                        .body(json(organisation(another)))
                        .post(ORGANISATIONS)
                        .then(),
                422);
        nothingIsNamed(another);
        officer().queryParam("q", name).get(ORGANISATIONS).then().body("items", hasSize(1));
    }

    @Test
    void refusesACursorOfAnotherFilter() {
        World.activePartner();
        World.activePartner();
        String next = officer()
                .queryParam("limit", 1)
                .queryParam("country", "DE")
                .get(ORGANISATIONS)
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .extract()
                .path("next");
        officer().urlEncodingEnabled(false).get(next).then().statusCode(200);
        problem(
                        officer()
                                .urlEncodingEnabled(false)
                                .get(next.replace("country=DE", "country=FR"))
                                .then(),
                        400)
                .body("errors.code", contains("cursor-of-another-filter"));
        problem(officer().queryParam("cursor", "nonsense").get(ORGANISATIONS).then(), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=abc",
                "state=ACTVE",
                "kind=UNIVERSITY",
                "colour=blue",
                "sort=colour",
                "network=1",
                "modifiedSince=yesterday",
                "count=perhaps",
            })
    void repairsNoParameter(String query) {
        problem(officer().get(ORGANISATIONS + "?" + query).then(), 400);
    }

    @Test
    void answersProblemsForTheFrameworksOwnRefusals() {
        problem(officer().get("/api/v1/nothing").then(), 404);
        problem(officer().get(ORGANISATIONS + "/" + UUID.randomUUID()).then(), 404);
        problem(officer().get(ORGANISATIONS + "/not-an-id").then(), 400);
        problem(officer().delete(ORGANISATIONS).then(), 405);
        problem(
                officer()
                        .contentType(ContentType.XML)
                        .body("<x/>")
                        .post(ORGANISATIONS)
                        .then(),
                415);
        problem(officer().accept("image/png").get(ORGANISATIONS).then(), 406);
        problem(as(TestTokens.of("student")).body("{}").post(ORGANISATIONS).then(), 403);
    }

    @Test
    void takesEveryViolationOfAnAgreementIntoOneAnswer() {
        UUID partner = World.activePartner();
        UUID stranger = World.activePartner();
        Map<String, Object> condition = studies(stranger, partner);
        condition.put("lastAcademicYear", "2020/2021");
        condition.put("languages", List.of());
        condition.put("eqfLevels", List.of());
        condition.put("totalDaysPerYear", 5);
        Map<String, Object> body = agreement(partner);
        body.put("conditions", new ArrayList<>(List.of(condition)));
        String[] pointers = {
            "/conditions/0/sending",
            "/conditions/0/lastAcademicYear",
            "/conditions/0/languages",
            "/conditions/0/eqfLevels",
            "/conditions/0/totalDaysPerYear",
        };

        problem(officer().body(json(body)).post(AGREEMENTS).then(), 422)
                .body("errors.pointer", containsInAnyOrder(pointers));
        officer()
                .body(json(body))
                .post(AGREEMENTS + "/validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("violations.pointer", containsInAnyOrder(pointers));
        officer().queryParam("party", partner).get(AGREEMENTS).then().body("items", hasSize(0));
    }

    @Test
    void saysBeforehandThatADraftIsFineAndWhatToThinkAbout() {
        UUID partner = World.activePartner();
        Map<String, Object> body = agreement(partner);
        Map<String, Object> condition = studies(home(), partner);
        condition.put("languages", List.of(Map.of("language", "de", "cefr", "A2")));
        body.put("conditions", List.of(condition));

        officer()
                .body(json(body))
                .post(AGREEMENTS + "/validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("warnings.pointer", hasItem("/conditions/0/languages/0/cefr"));
        body.put("title", " ");
        condition.put("eqfLevels", List.of(9));
        officer()
                .body(json(body))
                .post(AGREEMENTS + "/validate")
                .then()
                .statusCode(200)
                .body("violations.pointer", hasItem("/title"))
                .body("violations.pointer", hasItem("/conditions/0/eqfLevels/0"));
    }

    private static ValidatableResponse refused(Map<String, Object> organisation, int status) {
        Object name = ((Map<?, ?>) organisation.get("name")).get("en");
        ValidatableResponse answer =
                problem(officer().body(json(organisation)).post(ORGANISATIONS).then(), status);
        nothingIsNamed((String) name);
        return answer;
    }

    private static long organisations() {
        return officer()
                .queryParam("count", true)
                .queryParam("limit", 1)
                .get(ORGANISATIONS)
                .jsonPath()
                .getLong("count");
    }

    private static void nothingIsNamed(String name) {
        List<String> found = officer().queryParam("q", name).get(ORGANISATIONS).path("items.name.en");
        assertThat(found).doesNotContain(name);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(status))
                .body("title", not(equalTo("")));
    }
}
