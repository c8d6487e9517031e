package eu.peregrine.kit.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestPostgres;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long a key is remembered: a day of the system's time, wherever the domain's clock is moved to. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class IdempotencyKeysTest {

    @Inject
    IdempotencyKeys keys;

    private final String key = UUID.randomUUID().toString();

    private Response make(String name) {
        return given().auth()
                .oauth2(TestTokens.officer())
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("name", Map.of("en", name), "size", 3))
                .post("/api/v1/things");
    }

    private static void move(String offset) {
        given().auth()
                .oauth2(TestTokens.of("admin"))
                .contentType("application/json")
                .body(Map.of("offset", offset))
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }

    /** Lets the stored answer be older than it is; the system's time cannot be moved. */
    private void age(String interval) throws SQLException {
        try (Connection connection = TestPostgres.asOwner();
                PreparedStatement update = connection.prepareStatement(
                        "update idempotency_key set created_at = created_at - ?::interval where scope like ?")) {
            update.setString(1, interval);
            update.setString(2, "% " + key);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private int stored() throws SQLException {
        try (Connection connection = TestPostgres.asOwner();
                PreparedStatement count =
                        connection.prepareStatement("select count(*) from idempotency_key where scope like ?")) {
            count.setString(1, "% " + key);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void assertReplayed(Response again, Response first) {
        again.then().statusCode(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void aKeyIsForgottenAfterADayAndTheRequestActsAnew() throws SQLException {
        Response first = make("Once");
        first.then().statusCode(201);
        age("23 hours 55 minutes");
        assertReplayed(make("Once"), first);

        age("5 minutes");
        Response anew = make("Once");
        anew.then().statusCode(201);
        assertThat(anew.header("Idempotency-Replayed")).isNull();
        assertThat(anew.<String>path("id")).isNotEqualTo(first.path("id"));
        assertReplayed(make("Once"), anew);
        assertThat(make("Twice").statusCode())
                .as("another request of the same key")
                .isEqualTo(422);

        age("24 hours");
        Response other = make("Twice");
        other.then().statusCode(201);
        assertThat(other.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void aMovedClockMakesNoKeyOlder() {
        Response first = make("Once");
        move("P2D");
        try {
            assertReplayed(make("Once"), first);
        } finally {
            move("PT0S");
        }
    }

    @Test
    void oldKeysAreRemovedAndYoungOnesKept() throws SQLException {
        Response first = make("Once");
        age("23 hours 55 minutes");
        keys.forget();
        assertThat(stored()).isEqualTo(1);
        assertReplayed(make("Once"), first);

        age("5 minutes");
        keys.forget();
        assertThat(stored()).isZero();
    }
}
