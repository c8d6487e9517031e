package eu.peregrine.kit.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import eu.peregrine.kit.sample.FirstStart;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A service that was started while no broker answers. */
@QuarkusTest
@TestProfile(FirstStart.class)
@QuarkusTestResource(PeregrineTestResource.class)
class NoBrokerTest {

    @Test
    void startsIsReadyAndKeepsEventsForLater() {
        given().get("/q/health/ready").then().statusCode(200);
        given().auth()
                .oauth2(TestTokens.officer())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("name", Map.of("en", "A thing"), "size", 1))
                .post("/api/v1/things")
                .then()
                .statusCode(201);
        given().auth()
                .oauth2(TestTokens.of("admin"))
                .get("/operations/outbox")
                .then()
                .statusCode(200)
                .body("backlog", equalTo(1), "parkedCount", equalTo(0));
        given().auth()
                .oauth2(TestTokens.of("admin"))
                .get("/operations/dead-letters")
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/unavailable"));
    }
}
