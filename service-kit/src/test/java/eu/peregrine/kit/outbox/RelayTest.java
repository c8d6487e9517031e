package eu.peregrine.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.outbox.RelayFixture.Crash;
import eu.peregrine.kit.outbox.RelayFixture.Running;
import eu.peregrine.local.test.TestKafka;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay against a real PostgreSQL and a real Kafka. */
class RelayTest {

    private RelayFixture fixture;

    @BeforeEach
    void begin() throws SQLException {
        fixture = new RelayFixture();
    }

    @AfterEach
    void end() throws InterruptedException {
        fixture.close();
    }

    private void awaitEmpty(Duration atMost) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(20)).until(() -> fixture.waiting() == 0);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static Map<String, List<Long>> byKey(List<ConsumerRecord<String, byte[]>> log) {
        Map<String, List<Long>> sequences = new HashMap<>();
        log.forEach(record -> sequences
                .computeIfAbsent(record.key(), key -> new ArrayList<>())
                .add(RelayFixture.sequence(record)));
        return sequences;
    }

    @Test
    void carriesManyEventsInTheOrderOfTheirAggregatesWithoutRepetition() throws Exception {
        fixture.topics.want(List.of(fixture.prefix + ".tally"));
        await().until(() -> fixture.topics.ready(fixture.prefix + ".tally"));
        int keys = 1500;
        int perKey = 20;
        List<UUID> aggregates = fixture.writeMany("tally", keys, perKey);
        long start = System.nanoTime();
        fixture.start("one", RelayFaults.NONE);
        awaitEmpty(Duration.ofSeconds(60));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "Relay: %,d events of %,d aggregates in %.2f s = %,.0f events/s%n",
                keys * perKey, keys, seconds, keys * perKey / seconds);

        Map<String, List<Long>> log = byKey(fixture.log("tally"));
        assertThat(log).hasSize(keys);
        aggregates.forEach(one -> assertThat(log.get(one.toString())).isEqualTo(upTo(perKey)));
    }

    @Test
    void writesCloudEvents() throws Exception {
        UUID aggregate = Ids.next();
        UUID id = fixture.write("tally", aggregate, 1, "{\"a\":1}");
        fixture.start("one", RelayFaults.NONE);
        awaitEmpty(Duration.ofSeconds(20));

        ConsumerRecord<String, byte[]> event = fixture.log("tally").get(0);
        assertThat(event.key()).isEqualTo(aggregate.toString());
        assertThat(new String(event.value())).isEqualTo("{\"a\":1}");
        assertThat(RelayFixture.header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(RelayFixture.header(event, "ce_id")).isEqualTo(id.toString());
        assertThat(RelayFixture.header(event, "ce_source")).isEqualTo("/kit");
        assertThat(RelayFixture.header(event, "ce_type")).isEqualTo("eu.peregrine.tally.changed.v1");
        assertThat(RelayFixture.header(event, "ce_subject")).isEqualTo(aggregate.toString());
        assertThat(RelayFixture.header(event, "ce_time")).endsWith("Z");
        assertThat(RelayFixture.header(event, "ce_sequence")).isEqualTo("0000000000000000001");
        assertThat(RelayFixture.header(event, "ce_visibleto")).isEqualTo("role:admin role:auditor role:officer");
        assertThat(RelayFixture.header(event, "ce_dataschema")).isNotEmpty();
        assertThat(RelayFixture.header(event, "content-type")).isEqualTo("application/json");
    }

    @Test
    void anotherTakesOverWithinSecondsWhenTheLeaderDies() throws Exception {
        UUID aggregate = Ids.next();
        CountDownLatch died = new CountDownLatch(1);
        Running first = fixture.start("first", new RelayFaults() {
            @Override
            public void beforeDelete(List<OutboxRow> rows) {
                died.countDown();
                throw new Crash();
            }
        });
        await().until(() -> fixture.store.backlog().leader() != null);
        fixture.start("second", RelayFaults.NONE);
        fixture.write("tally", aggregate, 1, "{}");
        fixture.write("tally", aggregate, 2, "{}");
        died.await();
        first.thread.join();

        long start = System.nanoTime();
        awaitEmpty(Duration.ofSeconds(10));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("Fail-over after the leader's death: %.1f s with a lease of 2 s%n", seconds);
        assertThat(seconds).isLessThan(5);
        assertThat(new LinkedHashSet<>(fixture.sequences("tally", aggregate))).containsExactly(1L, 2L);
    }

    @Test
    void aLeaderThatStopsHandsOverAtOnceAndRepeatsNothing() throws Exception {
        UUID aggregate = Ids.next();
        Running first = fixture.start("first", RelayFaults.NONE);
        await().until(() -> "first".equals(fixture.store.backlog().leader()));
        fixture.start("second", RelayFaults.NONE);
        fixture.write("tally", aggregate, 1, "{}");
        awaitEmpty(Duration.ofSeconds(20));
        first.stop();
        fixture.write("tally", aggregate, 2, "{}");
        long start = System.nanoTime();
        awaitEmpty(Duration.ofSeconds(5));
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(1.9);
        assertThat(fixture.sequences("tally", aggregate)).containsExactly(1L, 2L);
        assertThat(fixture.store.backlog().leader()).isEqualTo("second");
    }

    @Test
    void aLeaderThatWakesUpLateLosesAndReordersNothing() throws Exception {
        UUID aggregate = Ids.next();
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        for (int sequence = 1; sequence <= 5; sequence++) {
            fixture.write("tally", aggregate, sequence, "{}");
        }
        fixture.topics.want(List.of(fixture.prefix + ".tally"));
        await().until(() -> fixture.topics.ready(fixture.prefix + ".tally"));
        Running first = fixture.start("first", new RelayFaults() {
            @Override
            public void afterRead(List<OutboxRow> rows) {
                if (reads.getAndIncrement() == 0) {
                    asleep.countDown();
                    try {
                        wake.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        });
        asleep.await();
        fixture.start("second", RelayFaults.NONE);
        awaitEmpty(Duration.ofSeconds(10));
        assertThat(fixture.sequences("tally", aggregate)).isEqualTo(upTo(5));

        // The late leader has five rows in hand that are long gone, and a sixth is written under the new leader.
        fixture.write("tally", aggregate, 6, "{}");
        wake.countDown();
        awaitEmpty(Duration.ofSeconds(10));
        first.stop();
        List<Long> log = fixture.sequences("tally", aggregate);
        assertThat(new ArrayList<>(new LinkedHashSet<>(log))).isEqualTo(upTo(6));
        assertThat(fixture.store.backlog().leader()).isEqualTo("second");
    }

    @Test
    void anOldTokenDeletesNothing() throws Exception {
        fixture.write("tally", Ids.next(), 1, "{}");
        long old = fixture.store.acquireLease("first", Duration.ofMillis(1)).orElseThrow();
        await().until(() ->
                fixture.store.acquireLease("second", Duration.ofMinutes(1)).isPresent());
        List<OutboxRow> rows = fixture.store.read(List.of(), List.of(), 10);
        assertThat(rows).hasSize(1);
        assertThat(fixture.store.delete(old, rows)).isZero();
        assertThat(fixture.store.renewLease(old, Duration.ofMinutes(1))).isFalse();
        assertThat(fixture.waiting()).isEqualTo(1);
    }

    @Test
    void aRefusedEventHoldsBackItsOwnAggregateAloneAndIsReplayed() throws Exception {
        fixture.topics.want(List.of(fixture.prefix + ".tally"));
        await().until(() -> fixture.topics.ready(fixture.prefix + ".tally"));
        // Above the producer's batches, so that what is refused is refused for its own size (see KafkaClients).
        fixture.limitMessages("tally", 20_000);
        UUID big = Ids.next();
        UUID other = Ids.next();
        fixture.start("one", RelayFaults.NONE);
        fixture.write("tally", big, 1, "{}");
        UUID refused = fixture.write("tally", big, 2, "{\"x\":\"" + "y".repeat(40_000) + "\"}");
        fixture.write("tally", big, 3, "{}");
        for (int sequence = 1; sequence <= 20; sequence++) {
            fixture.write("tally", other, sequence, "{}");
        }
        await().until(() -> fixture.store.parked(10).size() == 1);
        await().until(() -> fixture.waiting() == 2);
        assertThat(fixture.sequences("tally", big)).containsExactly(1L);
        assertThat(fixture.sequences("tally", other)).isEqualTo(upTo(20));
        ParkedEvent parked = fixture.store.parked(10).get(0);
        assertThat(parked.id()).isEqualTo(refused);
        assertThat(parked.tries()).isEqualTo(2);
        assertThat(parked.error()).contains("RecordTooLarge");
        assertThat(parked.waiting()).isEqualTo(1);
        assertThat(fixture.store.backlog().parked()).isEqualTo(1);

        fixture.limitMessages("tally", 1_000_000);
        assertThat(fixture.store.replay(refused)).isTrue();
        awaitEmpty(Duration.ofSeconds(10));
        assertThat(fixture.sequences("tally", big)).isEqualTo(upTo(3));
        await().until(() -> fixture.count("SELECT count(*) FROM outbox_failure") == 0);
        assertThat(fixture.store.replay(refused)).isFalse();
    }

    @Test
    void aTopicThatCannotBeCreatedHoldsBackNothingElse() throws Exception {
        fixture.start("one", RelayFaults.NONE);
        fixture.writeMany("no such/topic", 50, 2);
        UUID good = Ids.next();
        fixture.write("tally", good, 1, "{}");
        await().until(() -> fixture.waiting() == 100);
        assertThat(fixture.sequences("tally", good)).containsExactly(1L);
        assertThat(fixture.count("SELECT count(*) FROM outbox_failure")).isZero();
    }

    @Test
    void aLostBrokerIsWaitedForAndParksNothing() throws Exception {
        TestKafka.Broker broker = TestKafka.broker();
        UUID aggregate = Ids.next();
        Duration patience = Duration.ofSeconds(3);
        fixture.write("tally", aggregate, 1, "{}");
        fixture.start(
                "one", RelayFixture.QUICK, RelayFaults.NONE, KafkaClients.of(broker.bootstrapServers(), patience));
        awaitEmpty(Duration.ofSeconds(20));
        broker.kill();
        try {
            for (int sequence = 2; sequence <= 30; sequence++) {
                fixture.write("tally", aggregate, sequence, "{}");
            }
            fixture.writeMany("tally", 500, 2);
            // Longer than the client tries by itself, so that rows come back unsent and are read again.
            await().pollDelay(patience.plusSeconds(2)).until(() -> true);
            assertThat(fixture.waiting()).isEqualTo(1029);
        } finally {
            broker.start();
        }
        long start = System.nanoTime();
        awaitEmpty(Duration.ofSeconds(30));
        System.out.printf("Caught up %.1f s after the broker was back%n", (System.nanoTime() - start) / 1e9);
        assertThat(new ArrayList<>(new LinkedHashSet<>(fixture.sequences("tally", aggregate))))
                .isEqualTo(upTo(30));
        assertThat(fixture.count("SELECT count(*) FROM outbox_failure")).isZero();
    }

    @Test
    void startsWithoutABrokerAndCreatesItsTopicLater() throws Exception {
        TestKafka.Broker broker = TestKafka.broker();
        UUID aggregate = Ids.next();
        broker.kill();
        try {
            fixture.start("one", RelayFaults.NONE);
            fixture.write("tally", aggregate, 1, "{}");
            await().pollDelay(Duration.ofSeconds(2)).until(() -> fixture.waiting() == 1);
        } finally {
            broker.start();
        }
        awaitEmpty(Duration.ofSeconds(30));
        assertThat(fixture.sequences("tally", aggregate)).containsExactly(1L);
    }

    @Test
    void theApplicationsRoleCannotTouchWhatIsWritten() throws Exception {
        fixture.write("tally", Ids.next(), 1, "{}");
        try (Connection app = fixture.asApp();
                Statement statement = app.createStatement()) {
            for (String forbidden : List.of(
                    "UPDATE outbox SET payload = ''",
                    "DELETE FROM outbox",
                    "TRUNCATE outbox",
                    "DROP TABLE outbox",
                    "CREATE TABLE mine (a int)",
                    "ALTER TABLE outbox ADD COLUMN a int",
                    "UPDATE outbox_lease SET token = 1",
                    "DELETE FROM outbox_failure",
                    "UPDATE inbox SET handled_at = now()",
                    "DELETE FROM inbox",
                    "UPDATE audit_entry SET reason = ''",
                    "DELETE FROM audit_entry",
                    "TRUNCATE audit_entry",
                    "UPDATE document SET content = ''",
                    "DELETE FROM document")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .isInstanceOf(SQLException.class)
                        .satisfies(e ->
                                assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
            }
        }
        try (Connection relay = fixture.asRelay();
                Statement statement = relay.createStatement()) {
            for (String forbidden : List.of(
                    "UPDATE outbox SET payload = ''",
                    "INSERT INTO outbox (sequence) VALUES (1)",
                    "SELECT * FROM inbox",
                    "CREATE TABLE mine (a int)")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .isInstanceOf(SQLException.class)
                        .satisfies(e ->
                                assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
            }
        }
    }
}
