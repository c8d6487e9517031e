package eu.peregrine.kit.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import eu.peregrine.kit.sample.FirstStart;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A clock that is not said to be movable stands fast, for whoever asks. */
@QuarkusTest
@TestProfile(FirstStart.class)
@QuarkusTestResource(PeregrineTestResource.class)
class StandingClockTest {

    @Inject
    Clock clock;

    @Test
    void nobodyMovesIt() {
        for (String offset : new String[] {"P1D", "PT0S"}) {
            given().auth()
                    .oauth2(TestTokens.of("admin"))
                    .contentType("application/json")
                    .body("{\"offset\":\"" + offset + "\"}")
                    .post("/operations/clock")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/forbidden"))
                    .body("detail", equalTo("The clock of this system cannot be moved."));
        }
        given().auth()
                .oauth2(TestTokens.of("admin"))
                .get("/operations/clock")
                .then()
                .statusCode(200)
                .body("movable", equalTo(false), "offset", equalTo("PT0S"));
        assertThat(Duration.between(Instant.now(), clock.instant()).abs()).isLessThan(Duration.ofHours(1));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'clock' }.data.movable", equalTo(false));
    }
}
