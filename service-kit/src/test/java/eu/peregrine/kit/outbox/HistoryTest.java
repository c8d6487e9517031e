package eu.peregrine.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestPostgres;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/**
 * A history checker. Several writers change several aggregates while two relays race and are killed at the worst moments,
 * the broker is killed, every connection to the database is cut, and the consumer dies between its work and its
 * acknowledgement. Then the log itself is compared with what the database says was committed.
 */
@QuarkusTest
@TestProfile(HistoryTest.OwnRelays.class)
@QuarkusTestResource(PeregrineTestResource.class)
class HistoryTest {

    private static final int WRITERS = 6;
    private static final int TALLIES = 25;
    private static final int CHANGES = Integer.getInteger("history.changes", 2500);
    private static final int ROUNDS = Integer.getInteger("history.rounds", 12);
    private static final long SEED = Long.getLong("history.seed", System.nanoTime());
    private static final RelaySettings HASTY =
            new RelaySettings(Duration.ofMillis(800), Duration.ofMillis(100), 500, 5, Duration.ofMillis(100));

    /** The test runs the relays itself, to be able to kill them. */
    public static final class OwnRelays implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("peregrine.outbox.relay", "false");
        }
    }

    private enum Fault {
        RELAY_AFTER_READ,
        RELAY_AFTER_SEND,
        RELAY_BEFORE_DELETE,
        BROKER,
        DATABASE,
        CONSUMER
    }

    @Inject
    Tallies tallies;

    @Inject
    Inbox inbox;

    @Inject
    @DataSource("relay")
    AgroalDataSource relayPool;

    @Inject
    KafkaClients kafka;

    @Inject
    KafkaTopics topics;

    private final AtomicReference<Fault> armed = new AtomicReference<>();
    private final AtomicInteger relaysStarted = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final List<RelayFixture.Running> relays = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();
    private volatile boolean writing = true;
    private volatile boolean consuming = true;

    @Test
    void everyCommittedChangeIsInTheLogOnceInOrderAndHasItsEffectOnce() throws Exception {
        System.out.printf("History: seed %d%n", SEED);
        begin();
        startRelay();
        startRelay();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(SEED + i);
            writers.add(start("writer-" + i, () -> write(random)));
        }
        Thread consumer = start("consumer", this::consume);
        long start = System.nanoTime();
        try {
            causeAll(new Random(SEED - 1));
            writing = false;
            for (Thread writer : writers) {
                writer.join();
            }
            armed.set(null);
            await().atMost(Duration.ofSeconds(60)).until(() -> count("select count(*) from outbox") == 0);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> count("select count(*) from inbox") >= count("select count(*) from tally_change"));
        } finally {
            writing = false;
            consuming = false;
            consumer.join();
            for (RelayFixture.Running relay : relays) {
                relay.stop();
            }
        }
        check((System.nanoTime() - start) / 1e9);
    }

    private void causeAll(Random random) throws Exception {
        for (int round = 0; round < ROUNDS || count("select count(*) from tally_change") < CHANGES; round++) {
            cause(Fault.values()[round < 6 ? round : random.nextInt(6)]);
            Thread.sleep(random.nextInt(800));
        }
    }

    private void begin() {
        for (int i = 0; i < TALLIES; i++) {
            UUID id = Ids.next();
            tallies.begin(id, UUID.randomUUID());
            ids.add(id);
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.start();
        return thread;
    }

    private void write(Random random) {
        while (writing) {
            attempts.incrementAndGet();
            boolean changesMind = random.nextInt(10) == 0;
            try {
                // A slow transaction becomes visible after rows that were numbered later.
                long slow = random.nextInt(4) == 0 ? random.nextInt(40) : 0;
                tallies.add(
                        ids.get(random.nextInt(TALLIES)),
                        1 + random.nextInt(100),
                        UUID.randomUUID(),
                        slow,
                        changesMind);
            } catch (Tallies.ChangeOfMind e) {
                abandoned.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // Somebody was faster or the connection was cut: the database alone knows whether it was committed.
                abandoned.incrementAndGet();
            }
        }
    }

    private void startRelay() {
        RelayFaults deadly = new RelayFaults() {
            @Override
            public void afterRead(List<OutboxRow> rows) {
                dieIf(Fault.RELAY_AFTER_READ);
            }

            @Override
            public void afterSend(OutboxRow row) {
                dieIf(Fault.RELAY_AFTER_SEND);
            }

            @Override
            public void beforeDelete(List<OutboxRow> rows) {
                dieIf(Fault.RELAY_BEFORE_DELETE);
            }

            private void dieIf(Fault fault) {
                if (armed.compareAndSet(fault, null)) {
                    throw new RelayFixture.Crash();
                }
            }
        };
        Courier courier = new Courier(kafka::producer, new EventRecords(topics.prefix(), "kit"), topics::ready);
        String name = "relay-" + relaysStarted.incrementAndGet();
        Relay relay = new Relay(new OutboxStore(relayPool), courier, name, HASTY, deadly);
        relays.add(new RelayFixture.Running(relay, courier, name));
    }

    private void cause(Fault fault) throws Exception {
        faults.merge(fault, 1, Integer::sum);
        switch (fault) {
            case BROKER -> {
                TestKafka.broker().kill();
                Thread.sleep(500);
                TestKafka.broker().start();
            }
            case DATABASE -> cutAllConnections();
            case CONSUMER -> armed.set(Fault.CONSUMER);
            default -> {
                armed.set(fault);
                await().atMost(Duration.ofSeconds(40)).until(() -> armed.get() == null);
                startRelay();
            }
        }
    }

    private static void cutAllConnections() throws SQLException {
        try (Connection connection = TestPostgres.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where datname = current_database() and pid <> pg_backend_pid()
                    """);
        }
    }

    private void consume() {
        EventHandlers handlers = EventHandlers.create().onAny("tally", tallies::follow);
        while (consuming) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                consumer.subscribe(List.of(topics.of("tally")));
                while (consuming) {
                    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                        inbox.receive("history", record, handlers);
                        if (armed.compareAndSet(Fault.CONSUMER, null)) {
                            throw new IllegalStateException("The consumer dies with its work done");
                        }
                    }
                    consumer.commitSync();
                }
            } catch (RuntimeException e) {
                // The next one begins where the last acknowledgement was.
            }
        }
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestKafka.broker().bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "history",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        1000,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        6000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void check(double seconds) throws SQLException {
        List<ConsumerRecord<String, String>> log = TestKafka.records("tally");
        Map<String, Set<Long>> firstAppearances = new HashMap<>();
        Set<String> events = new LinkedHashSet<>();
        Set<String> logged = new LinkedHashSet<>();
        for (ConsumerRecord<String, String> record : log) {
            if (events.add(TestKafka.header(record, "ce_id"))) {
                logged.add(JsonPath.from(record.value()).getString("attempt"));
                firstAppearances
                        .computeIfAbsent(record.key(), key -> new LinkedHashSet<>())
                        .add(Long.parseLong(TestKafka.header(record, "ce_sequence")));
            }
        }
        Set<String> committed = strings("select attempt from tally_change");
        System.out.printf(
                "History: %d attempts, %d events committed, %d records in the log (%d repeated), %d writes lost or"
                        + " taken back, %d faults %s, %d relays, %.0f s%n",
                attempts.get(),
                committed.size(),
                log.size(),
                log.size() - events.size(),
                abandoned.get(),
                faults.values().stream().mapToInt(Integer::intValue).sum(),
                faults,
                relaysStarted.get(),
                seconds);

        assertThat(logged)
                .as("committed and not in the log, or the other way round")
                .isEqualTo(committed);
        assertThat(events).as("one event per change").hasSameSizeAs(committed);
        assertThat(strings("select id || ' ' || sequence from tally"))
                .as("sequences are contiguous and in order, and the last is the aggregate's own")
                .isEqualTo(firstAppearances.entrySet().stream()
                        .peek(one -> assertThat(List.copyOf(one.getValue()))
                                .isEqualTo(
                                        LongStream.rangeClosed(1, one.getValue().size())
                                                .boxed()
                                                .toList()))
                        .map(one -> one.getKey() + " " + one.getValue().size())
                        .collect(Collectors.toSet()));
        assertThat(strings("select tally || ' ' || total from tally_effect"))
                .as("each effect exactly once")
                .isEqualTo(strings("select id || ' ' || total from tally"));
        assertThat(count("select count(*) from inbox where consumer = 'history'"))
                .isEqualTo(committed.size());
        assertThat(count("select count(*) from outbox_failure")).isZero();
    }

    private static long count(String query) throws SQLException {
        return Long.parseLong(strings(query).iterator().next());
    }

    private static Set<String> strings(String query) throws SQLException {
        try (Connection connection = TestPostgres.asOwner();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            Set<String> found = new LinkedHashSet<>();
            while (result.next()) {
                found.add(result.getString(1));
            }
            return found;
        }
    }
}
