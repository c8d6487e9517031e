package eu.peregrine.mobility.programme;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.newStudent;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static eu.peregrine.mobility.Api.programme;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ProgrammeResourceTest {

    private static final String PROGRAMMES = "/api/v1/programmes";

    @Test
    void isCreatedReadChangedAndDeleted() {
        Map<String, Object> body = programme();
        Response answer = officer().body(body).post(PROGRAMMES);
        String path = answer.then().statusCode(201).extract().header("Location");
        officer().get(path).then().statusCode(200).body("code", equalTo(body.get("code")));
        officer()
                .header("If-None-Match", answer.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);

        body.put("level", 6);
        Response changed =
                officer().header("If-Match", answer.header("ETag")).body(body).put(path);
        changed.then().statusCode(200).body("level", equalTo(6));
        as(TestTokens.of("auditor")).get(path + "/audit").then().statusCode(200).body("items.size()", equalTo(2));

        officer().header("If-Match", changed.header("ETag")).delete(path).then().statusCode(204);
        problem(officer().get(path), 404, "not-found");
    }

    @Test
    void theTrailOfACollectionIsFoundByActorAndTime() {
        String actor = "actor-" + UUID.randomUUID();
        String token = TestTokens.token(Map.of("roles", List.of("officer"), "sub", actor));
        String path = as(token)
                .body(programme())
                .post(PROGRAMMES)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String trail = PROGRAMMES + "/audit?actor=" + actor;
        String at = officer()
                .get(trail)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].subject", equalTo(path.substring(path.lastIndexOf('/') + 1)))
                .extract()
                .path("items[0].at");
        officer().get(trail + "&from=" + at).then().body("items.size()", equalTo(1));
        officer().get(trail + "&from=2099-01-01T00:00:00Z").then().body("items.size()", equalTo(0));
        for (String other : List.of("students", "mobilities", "campaigns", "mobility-policies")) {
            officer()
                    .get("/api/v1/" + other + "/audit?actor=" + actor)
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(0));
        }
    }

    @Test
    void keepsTheIdThatTheCallerGives() {
        UUID id = UUID.randomUUID();
        Map<String, Object> body = programme();
        body.put("id", id);
        officer().body(body).post(PROGRAMMES).then().statusCode(201).body("id", equalTo(id.toString()));
        body.put("code", programme().get("code"));
        problem(officer().body(body).post(PROGRAMMES), 409, "id-taken");
    }

    @Test
    void twoProgrammesNeverShareACode() {
        Map<String, Object> body = programme();
        officer().body(body).post(PROGRAMMES).then().statusCode(201);
        body.put("code", body.get("code").toString().toUpperCase());
        problem(officer().body(body).post(PROGRAMMES), 409, "code-taken");
    }

    @Test
    void isNotDeletedWhileStudentsAreInIt() {
        UUID id = newProgramme();
        newStudent(id);
        String etag = officer().get(PROGRAMMES + "/" + id).header("ETag");
        problem(officer().header("If-Match", etag).delete(PROGRAMMES + "/" + id), 409, "in-use");
        officer().get(PROGRAMMES + "/" + id).then().statusCode(200).header("ETag", etag);
    }

    @Test
    void aStaleOrMissingIfMatchChangesNothing() {
        UUID id = newProgramme();
        String path = PROGRAMMES + "/" + id;
        String first = officer().get(path).header("ETag");
        Map<String, Object> body = programme();
        problem(officer().body(body).put(path), 428, "precondition-required");
        officer().header("If-Match", first).body(body).put(path).then().statusCode(200);
        Map<String, Object> late = programme();
        problem(officer().header("If-Match", first).body(late).put(path), 412, "precondition-failed");
        officer().get(path).then().body("code", equalTo(body.get("code")));
    }

    @Test
    void badInputIsNamedAndChangesNothing() {
        long before = count();
        problem(officer().body("{\"code\": \"X\",").post(PROGRAMMES), 400, "malformed-json");
        Map<String, Object> unknown = programme();
        unknown.put("colour", "green");
        assertThat(problem(officer().body(unknown).post(PROGRAMMES), 400, "bad-request")
                        .extract()
                        .asString())
                .contains("colour");
        Map<String, Object> wrongType = programme();
        wrongType.put("level", "seven");
        problem(officer().body(wrongType).post(PROGRAMMES), 400, "bad-request")
                .body("errors.pointer", equalTo(List.of("/level")));
        Map<String, Object> outOfRange = programme();
        outOfRange.put("level", 9);
        outOfRange.put("iscedF", "07");
        problem(officer().body(outOfRange).post(PROGRAMMES), 400, "bad-request")
                .body("errors.pointer", hasItems("/level", "/iscedF"));
        Map<String, Object> large = programme();
        large.put("code", "x".repeat(2 * 1024 * 1024));
        problem(officer().body(large).post(PROGRAMMES), 413, "body-too-large");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void strangersAndExpiredTokensAreNotLetInAndLeaveNothing() {
        UUID id = newProgramme();
        String path = PROGRAMMES + "/" + id;
        String etag = officer().get(path).header("ETag");
        long before = count();
        problem(given().get(PROGRAMMES), 401, "unauthorized");
        problem(given().contentType("application/json").body(programme()).post(PROGRAMMES), 401, "unauthorized");
        for (String token : List.of(TestTokens.foreign(), TestTokens.forged(), TestTokens.expired(), "x.y.z")) {
            problem(as(token).get(PROGRAMMES), 401, "unauthorized");
            problem(as(token).body(programme()).post(PROGRAMMES), 401, "unauthorized");
            problem(as(token).header("If-Match", etag).body(programme()).put(path), 401, "unauthorized");
            problem(as(token).header("If-Match", etag).delete(path), 401, "unauthorized");
        }
        assertThat(count()).isEqualTo(before);
        officer().get(path).then().statusCode(200).header("ETag", etag);
    }

    @Test
    void everybodyReadsButOnlyOfficersWrite() {
        UUID id = newProgramme();
        for (String token : new String[] {
            TestTokens.student(UUID.randomUUID()),
            TestTokens.partner(UUID.randomUUID()),
            TestTokens.of("coordinator"),
            TestTokens.of("admin")
        }) {
            as(token)
                    .get(PROGRAMMES + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("actions.allowed", everyItem(equalTo(false)));
            problem(as(token).body(programme()).post(PROGRAMMES), 403, "forbidden");
        }
    }

    @Test
    void aRepeatedKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = programme();
        Response first = officer().header("Idempotency-Key", key).body(body).post(PROGRAMMES);
        Response second = officer().header("Idempotency-Key", key).body(body).post(PROGRAMMES);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        Map<String, Object> other = programme();
        UUID never = UUID.randomUUID();
        other.put("id", never);
        problem(officer().header("Idempotency-Key", key).body(other).post(PROGRAMMES), 422, "key-reused");
        problem(officer().get(PROGRAMMES + "/" + never), 404, "not-found");
        String path = PROGRAMMES + "/" + first.path("id");
        officer().get(path).then().statusCode(200).body("code", equalTo(body.get("code")));
    }

    @Test
    void theListIsFilteredAndItsCursorIsBoundToTheFilter() {
        Map<String, Object> apprentices = programme();
        apprentices.put("status", "apprentice");
        String code = (String) apprentices.get("code");
        officer().body(apprentices).post(PROGRAMMES).then().statusCode(201);
        Map<String, Object> more = programme();
        more.put("status", "apprentice");
        officer().body(more).post(PROGRAMMES).then().statusCode(201);
        Map<String, Object> engineers = programme();
        engineers.put("status", "engineer");
        officer().body(engineers).post(PROGRAMMES).then().statusCode(201);

        officer()
                .get(PROGRAMMES + "?status=apprentice&limit=200")
                .then()
                .statusCode(200)
                .body("items.code", hasItem(code))
                .body("items.code", not(hasItem(engineers.get("code"))));
        String next = officer()
                .get(PROGRAMMES + "?status=apprentice&limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("next");
        officer().get(next).then().statusCode(200);
        problem(officer().get(next.replace("status=apprentice", "status=engineer")), 400, "bad-request")
                .body("errors.code", equalTo(List.of("cursor-of-another-filter")));
        officer().get(PROGRAMMES + "?colour=green").then().statusCode(400);
        officer().get(PROGRAMMES + "?limit=201").then().statusCode(400);
        officer().get(PROGRAMMES + "?status=knight").then().statusCode(400);
    }

    private static long count() {
        return officer()
                .get(PROGRAMMES + "?count=true&limit=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("count");
    }
}
