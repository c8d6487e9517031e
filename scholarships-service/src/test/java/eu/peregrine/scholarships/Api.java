package eu.peregrine.scholarships;

import static io.restassured.RestAssured.given;

import eu.peregrine.local.test.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The API as somebody with a token uses it. */
public record Api(String token) {

    public static Api officer() {
        return new Api(TestTokens.officer());
    }

    public static Api finance() {
        return new Api(TestTokens.of("finance"));
    }

    /** Another person of the same role: only the subject differs. */
    public static Api secondFinance() {
        return new Api(TestTokens.token(Map.of("roles", List.of("finance"), "sub", "second-person")));
    }

    public static Api reviewer(String name) {
        return new Api(TestTokens.token(Map.of("roles", List.of("reviewer"), "sub", name)));
    }

    public static Api student(UUID id) {
        return new Api(TestTokens.student(id));
    }

    public static Api funder(UUID id) {
        return new Api(TestTokens.funder(id));
    }

    public RequestSpecification as() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public Response get(String path) {
        return as().get("/api/v1" + path);
    }

    public Response post(String path, Object body) {
        RequestSpecification request = as();
        return (body == null ? request : request.body(body)).post("/api/v1" + path);
    }

    public Response put(String path, String ifMatch, Object body) {
        RequestSpecification request = as().body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/api/v1" + path);
    }

    /** Posts and expects the status. */
    public JsonPath must(int status, String path, Object body) {
        return expect(status, post(path, body));
    }

    /** Reads and expects 200. */
    public JsonPath must(String path) {
        return expect(200, get(path));
    }

    public static JsonPath expect(int status, Response response) {
        if (response.statusCode() != status) {
            throw new AssertionError(
                    "expected " + status + ", got " + response.statusCode() + ": " + response.asString());
        }
        return response.jsonPath();
    }
}
