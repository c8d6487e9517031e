package eu.peregrine.mobility;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import eu.peregrine.local.test.TestTokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service as its users see it, with what most tests need to have in it. */
public final class Api {

    private Api() {}

    /** A JSON request of an officer. */
    public static RequestSpecification officer() {
        return as(TestTokens.officer());
    }

    /** A JSON request with the token. */
    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    /** Checks that the answer is a problem. */
    public static ValidatableResponse problem(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code))
                .body("status", equalTo(status))
                .body("detail", notNullValue());
    }

    /** A programme's body, with a code that nobody else has. */
    public static Map<String, Object> programme() {
        Map<String, Object> body = new HashMap<>();
        body.put("code", "P-" + UUID.randomUUID());
        body.put("name", Map.of("en", "Civil engineering", "fr", "Génie civil"));
        body.put("level", 7);
        body.put("iscedF", "0732");
        return body;
    }

    /** A new programme's id. */
    public static UUID newProgramme() {
        return created("/api/v1/programmes", programme());
    }

    /** A policy's body: one semester for engineers, two languages. */
    public static Map<String, Object> policy(UUID programme, String status, Map<String, Object> minimum) {
        Map<String, Object> body = new HashMap<>();
        body.put("programmeId", programme);
        body.put("intakeFrom", "2025/2026");
        body.put("status", status);
        body.put("minimum", minimum);
        body.put("cumulative", true);
        body.put("kinds", List.of("exchange", "internship", "research"));
        return body;
    }

    /** A student's body. */
    public static Map<String, Object> student(UUID programme) {
        Map<String, Object> body = new HashMap<>();
        body.put("givenName", "Ada");
        body.put("familyName", "Lovelace");
        body.put("email", "ada@example.org");
        body.put("birthDate", "2004-12-10");
        body.put("programmeId", programme);
        body.put("intake", "2025/2026");
        body.put("cohort", "2028");
        body.put("status", "engineer");
        body.put("gpa", 14.5);
        return body;
    }

    /** A new student's id. */
    public static UUID newStudent(UUID programme) {
        return created("/api/v1/students", student(programme));
    }

    /** Posts and answers the new id. */
    public static UUID created(String path, Map<String, Object> body) {
        return UUID.fromString(
                officer().body(body).post(path).then().statusCode(201).extract().path("id"));
    }
}
