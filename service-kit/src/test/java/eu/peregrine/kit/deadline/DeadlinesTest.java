package eu.peregrine.kit.deadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is due is done once, by one replica at a time, and nothing that fails holds back the rest. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class DeadlinesTest {

    @Inject
    Chores chores;

    @Inject
    DueBatches batches;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    private UUID chore(Instant dueAt) {
        UUID id = Ids.next();
        chores.add(id, dueAt);
        return id;
    }

    private static void move(String offset) {
        given().auth()
                .oauth2(TestTokens.of("admin"))
                .contentType("application/json")
                .body("{\"offset\":\"" + offset + "\"}")
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }

    private void awaitDone(UUID id) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(chores.times(id)).isEqualTo(1));
    }

    @Test
    void whatIsDueIsDoneOnceTheClockSaysSo() {
        UUID now = chore(clock.instant());
        UUID later = chore(clock.instant().plus(Duration.ofDays(400)));
        awaitDone(now);
        assertThat(chores.times(later)).isZero();

        move("P401D");
        try {
            awaitDone(later);
        } finally {
            move("PT0S");
        }
        assertThat(chores.times(now)).isEqualTo(1);
        assertThat(given().get("/q/metrics").asString())
                .contains("peregrine_deadline_settled_total{work=\"chores\"")
                .contains("peregrine_deadline_failing{work=\"chores\"");
    }

    @Test
    void whatCannotBeDoneHoldsBackNothingAndIsTriedAgain() {
        UUID bad = Ids.next();
        chores.breakDown(bad);
        Instant longAgo = clock.instant().minus(Duration.ofDays(30));
        chores.add(bad, longAgo);
        List<UUID> others =
                Stream.generate(() -> chore(longAgo.plusSeconds(1))).limit(250).toList();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(chores.times(others)).hasSize(250).containsOnly(1));
        assertThat(chores.times(bad)).isZero();

        chores.mend(bad);
        awaitDone(bad);
    }

    @Test
    void oneReplicaAtATimeIsAtIt() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('peregrine.deadline'), hashtext('chores'))");
            UUID id = chore(clock.instant().minusSeconds(1));

            assertThat(batches.settle(chores, clock.instant(), 10, List.of())).isZero();
            assertThat(batches.find(chores, clock.instant(), 10, List.of())).isEmpty();
            assertThat(batches.settleOne(chores, clock.instant(), id)).isFalse();
            assertThat(chores.times(id)).isZero();

            other.rollback();
            awaitDone(id);
            // Done by the ticker: nothing is left of it for somebody who found it earlier.
            batches.settleOne(chores, clock.instant(), id);
            assertThat(chores.times(id)).isEqualTo(1);
        }
    }
}
