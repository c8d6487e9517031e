package eu.peregrine.partners;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.TestTokens;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests over HTTP have in common: callers, and organisations and agreements as an office would enter them. */
public final class World {

    /** The home school; registered by the first test that needs it. */
    public static final UUID HOME = UUID.fromString("0190a000-0000-7000-8000-00000000f001");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final RestAssuredConfig NDJSON = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("application/x-ndjson", ContentType.TEXT));

    private World() {}

    /** A request of somebody with this token. */
    public static RequestSpecification as(String token) {
        return given().config(NDJSON)
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .accept("application/json");
    }

    /** A request of an officer. */
    public static RequestSpecification officer() {
        return as(TestTokens.officer());
    }

    /** A request of a partner. */
    public static RequestSpecification partner(UUID organisation) {
        return as(TestTokens.partner(organisation));
    }

    /** Writes JSON. */
    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A word that resembles no other, so that no search finds it for another's sake. */
    public static String word() {
        return new SecureRandom()
                .ints(14, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The home school's id; it is registered and active. */
    public static UUID home() {
        if (officer().get("/api/v1/organisations/" + HOME).statusCode() == 404) {
            Map<String, Object> body = organisation("École spéciale " + word());
            body.put("id", HOME);
            body.put("home", true);
            body.put("identifiers", Map.of("schac", "home-" + word() + ".example"));
            officer().body(json(body)).post("/api/v1/organisations").then().statusCode(201);
            officer().post("/api/v1/organisations/" + HOME + "/activate").then().statusCode(200);
        }
        return HOME;
    }

    /** Fields of a university, to be changed. */
    public static Map<String, Object> organisation(String name) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "university");
        body.put("name", Map.of("en", name));
        body.put("country", "DE");
        body.put("city", "Dresden");
        return body;
    }

    /** An active partner's id. */
    public static UUID activePartner() {
        return activePartner(organisation("Partner " + word()));
    }

    /** An active partner's id. */
    public static UUID activePartner(Map<String, Object> body) {
        UUID id = Ids.next();
        body.put("id", id);
        officer().body(json(body)).post("/api/v1/organisations").then().statusCode(201);
        officer().post("/api/v1/organisations/" + id + "/activate").then().statusCode(200);
        return id;
    }

    /** Fields of a factsheet, to be changed. */
    public static Map<String, Object> factsheet() {
        Map<String, Object> term = new LinkedHashMap<>();
        term.put("term", "2027/2028-1/2");
        term.put("period", Map.of("start", "2027-10-01", "end", "2028-02-15"));
        term.put("nominationDeadline", "2027-04-30");
        term.put("applicationDeadline", "2027-05-31");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("zone", "Europe/Berlin");
        body.put("terms", new ArrayList<>(List.of(term)));
        body.put("decisionLimitWeeks", 4);
        body.put("transcriptLimitWeeks", 5);
        body.put("languages", List.of("de", "en"));
        body.put(
                "housing",
                Map.of("text", Map.of("en", "Ask the student union"), "link", "https://example.org/housing"));
        body.put("visa", Map.of("link", "https://example.org/visa"));
        return body;
    }

    /** Suspends a partner. */
    public static Response suspend(UUID id) {
        return officer()
                .header("X-Reason", "Closed for the time being")
                .post("/api/v1/organisations/" + id + "/suspend");
    }

    /** Fields of a condition for students, to be changed. */
    public static Map<String, Object> studies(UUID sending, UUID receiving) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("activity", "student-studies");
        body.put("sending", sending);
        body.put("receiving", receiving);
        body.put("firstAcademicYear", "2026/2027");
        body.put("lastAcademicYear", "2029/2030");
        body.put("mobilitiesPerYear", 4);
        body.put("totalMonthsPerYear", 20);
        body.put("subjectAreas", List.of(Map.of("iscedF", "0732")));
        body.put("eqfLevels", List.of(6, 7));
        body.put("blended", false);
        body.put("languages", List.of(Map.of("language", "en", "cefr", "B2")));
        return body;
    }

    /** Fields of an agreement, to be changed. */
    public static Map<String, Object> agreement(UUID partner) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "erasmus-iia");
        body.put("title", "Exchange " + word());
        body.put("parties", new ArrayList<>(List.of(home(), partner)));
        body.put("conditions", new ArrayList<>(List.of(studies(home(), partner), studies(partner, home()))));
        return body;
    }

    /** A draft as it was answered. */
    public static JsonPath drafted(UUID partner) {
        return officer()
                .body(json(agreement(partner)))
                .post("/api/v1/agreements")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** A proposal as it was answered. */
    public static JsonPath proposed(UUID partner) {
        String id = drafted(partner).getString("id");
        return officer()
                .post("/api/v1/agreements/" + id + "/propose")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** An agreement in force as it was answered. */
    public static JsonPath inForce(UUID partner) {
        JsonPath proposal = proposed(partner);
        approve(officer(), proposal).then().statusCode(200);
        return approve(partner(partner), proposal)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Approves what was read. */
    public static Response approve(RequestSpecification caller, JsonPath read) {
        return caller.body(json(Map.of("revision", read.getInt("revision"), "hash", read.getString("contentHash"))))
                .post("/api/v1/agreements/" + read.getString("id") + "/approve");
    }
}
