package eu.peregrine.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import eu.peregrine.kit.outbox.RelayProcess.Death;
import eu.peregrine.kit.outbox.RelayProcess.Point;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestPostgres;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/**
 * A history checker. Several writers change several aggregates while relays race in processes of their own and are killed at
 * the worst moments, the broker is killed, PostgreSQL loses its connections, is restarted and crashes, and the consumer dies
 * between its work and its acknowledgement. Then the log itself is compared with what the database says was committed, and
 * every repetition in it with what was done to the system when.
 */
@QuarkusTest
@TestProfile(HistoryTest.OwnRelays.class)
@QuarkusTestResource(PeregrineTestResource.class)
class HistoryTest {

    private static final int WRITERS = 6;
    private static final int TALLIES = 25;
    private static final int CHANGES = Integer.getInteger("history.changes", 2500);
    private static final int BLOWS = Integer.getInteger("history.blows", 12);
    private static final long SEED = Long.getLong("history.seed", System.nanoTime());

    /** A writer whose change failed does not try the next at once, for as long as the database is away. */
    private static final long WRITER_RESTS = Duration.ofMillis(20).toNanos();

    /** How long before a crash an event may have been sent that is sent again after it: it was not deleted yet. */
    private static final long UNDER_WAY = Duration.ofSeconds(2).toMillis();

    /** The client gives a record up after 10 s (see KafkaClients), a lease ends after 2 s; the rest is a slow machine's. */
    private static final long AFTERMATH = Duration.ofSeconds(15).toMillis();

    /** The test runs the relays itself, to be able to kill them, and counts on commits over a crash of the database. */
    public static final class OwnRelays implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "peregrine.outbox.relay",
                    "false",
                    "quarkus.datasource.jdbc.additional-jdbc-properties.options",
                    RelayProcess.DURABLE);
        }
    }

    private enum Fault {
        RELAY_KILLED_AFTER_READ(Point.AFTER_READ),
        RELAY_KILLED_AFTER_SEND(Point.AFTER_SEND),
        RELAY_KILLED_BEFORE_DELETE(Point.BEFORE_DELETE),
        BROKER_KILLED,
        DATABASE_CUT_OFF,
        DATABASE_RESTARTED,
        DATABASE_CRASHED,
        CONSUMER_KILLED;

        private final Point point;

        Fault() {
            this(null);
        }

        Fault(Point point) {
            this.point = point;
        }

        static Fault at(Point point) {
            return Stream.of(values())
                    .filter(one -> one.point == point)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * What was done to the system, in milliseconds of the system's time.
     *
     * @param until when what was ended was gone, or answered again
     */
    private record Blow(Fault fault, long from, long until) {

        /** Whether it may make a relay repeat an event. A consumer writes nothing. */
        boolean repeats() {
            return fault != Fault.CONSUMER_KILLED;
        }

        /** Whether it stands between an event that was under way and its repetition. */
        boolean parts(Repetition repeated) {
            return repeats()
                    && repeated.sent() >= from - UNDER_WAY
                    && repeated.sent() <= until
                    && repeated.again() >= from;
        }
    }

    /**
     * An event that is in the log once more.
     *
     * @param sent when the one before was sent, in milliseconds of the system's time
     * @param again when this one was
     */
    private record Repetition(String event, long sent, long again) {}

    @Inject
    Tallies tallies;

    @Inject
    Inbox inbox;

    @Inject
    KafkaTopics topics;

    @Inject
    AgroalDataSource database;

    @Inject
    MeterRegistry meters;

    @Inject
    ObjectMapper json;

    private final AtomicBoolean consumerDies = new AtomicBoolean();
    private final AtomicInteger relaysStarted = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();
    private final List<Blow> blows = new CopyOnWriteArrayList<>();
    private final List<RelayProcess> relays = new CopyOnWriteArrayList<>();
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
            await().atMost(Duration.ofSeconds(60)).until(() -> count("select count(*) from outbox") == 0);
            await().atMost(Duration.ofSeconds(60)).until(() -> count("select count(*) from inbox") >= changes());
            for (RelayProcess relay : relays) {
                assertThat(relay.stop())
                        .as("a relay hands over when it is asked to")
                        .isTrue();
            }
        } finally {
            writing = false;
            consuming = false;
            consumer.join();
            for (RelayProcess relay : relays) {
                relay.stop();
            }
        }
        check((System.nanoTime() - start) / 1e9);
    }

    /** Every fault once and some of them again, in any order, with a few changes in between. */
    private void causeAll(Random random) throws Exception {
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        while (faults.size() < BLOWS) {
            faults.add(Fault.values()[random.nextInt(Fault.values().length)]);
        }
        Collections.shuffle(faults, random);
        awaitChanges(300);
        for (Fault fault : faults) {
            cause(fault);
            awaitChanges(random.nextInt(100));
        }
        awaitChanges(CHANGES - changes());
    }

    private static long changes() throws SQLException {
        return count("select count(*) from tally_change");
    }

    private static void awaitChanges(long more) throws SQLException {
        long goal = changes() + more;
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> changes() >= goal);
    }

    private void begin() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show synchronous_commit")) {
            result.next();
            assertThat(result.getString(1)).as("commits outlast a crash").isEqualTo("on");
        }
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
            } catch (RuntimeException | AssertionError e) {
                // Somebody was faster or the connection was cut: the database alone knows whether it was committed.
                // With assertions on, the driver asserts that a connection is not cut in the midst of a batch.
                abandoned.incrementAndGet();
                LockSupport.parkNanos(WRITER_RESTS);
            }
        }
    }

    private void startRelay() {
        relays.add(RelayProcess.start(
                "relay-" + relaysStarted.incrementAndGet(),
                TestPostgres.database(),
                TestKafka.broker().bootstrapServers(),
                topics.prefix(),
                this::replace));
    }

    private void replace(Death death) {
        blows.add(new Blow(Fault.at(death.point()), death.from(), death.until()));
        relays.remove(death.relay());
        startRelay();
    }

    /** Returns when the fault was certainly met, and what can be started again answers. */
    private void cause(Fault fault) throws Exception {
        if (fault.point != null) {
            killRelayAt(fault.point);
            return;
        }
        long from = System.currentTimeMillis();
        switch (fault) {
            case BROKER_KILLED -> {
                TestKafka.broker().kill();
                TestKafka.broker().start();
            }
            case DATABASE_CUT_OFF -> cutAllConnections();
            case DATABASE_RESTARTED -> restartDatabase(TestPostgres.server()::stop);
            case DATABASE_CRASHED -> restartDatabase(TestPostgres.server()::crash);
            case CONSUMER_KILLED -> {
                consumerDies.set(true);
                await().atMost(Duration.ofSeconds(40)).until(() -> !consumerDies.get());
            }
            default -> throw new IllegalStateException(fault.name());
        }
        blows.add(new Blow(fault, from, System.currentTimeMillis()));
    }

    private void killRelayAt(Point point) {
        int before = blows.size();
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    // Again and again, for one that died of an earlier order has a successor.
                    relays.forEach(relay -> relay.dieAt(point));
                    return blows.stream().skip(before).anyMatch(blow -> blow.fault().point == point);
                });
        relays.forEach(RelayProcess::live);
    }

    private static void restartDatabase(Runnable end) throws SQLException {
        Set<String> before = strings("select pg_postmaster_start_time()");
        try {
            end.run();
            assertThatThrownBy(TestPostgres::asOwner).isInstanceOf(SQLException.class);
        } finally {
            TestPostgres.server().start();
        }
        assertThat(strings("select pg_postmaster_start_time()"))
                .as("another process")
                .isNotEqualTo(before);
    }

    private static void cutAllConnections() throws SQLException {
        try (Connection connection = TestPostgres.asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                     where datname = current_database() and pid <> pg_backend_pid()
                    """)) {
            result.next();
            assertThat(result.getInt(1)).as("connections that were cut").isPositive();
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
                        if (consumerDies.compareAndSet(true, false)) {
                            throw new IllegalStateException("The consumer dies with its work done");
                        }
                    }
                    consumer.commitSync();
                }
            } catch (RuntimeException | AssertionError e) {
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

    private void check(double seconds) throws Exception {
        List<ConsumerRecord<String, String>> log = TestKafka.records("tally");
        Map<String, Set<Long>> firstAppearances = new HashMap<>();
        Set<String> events = new LinkedHashSet<>();
        Set<String> logged = new LinkedHashSet<>();
        Map<String, Long> lastSent = new HashMap<>();
        List<Repetition> repetitions = new ArrayList<>();
        for (ConsumerRecord<String, String> record : log) {
            assertThat(record.timestampType()).isEqualTo(TimestampType.CREATE_TIME);
            String event = TestKafka.header(record, "ce_id");
            Long before = lastSent.put(event, record.timestamp());
            if (before != null) {
                repetitions.add(new Repetition(event, before, record.timestamp()));
            }
            if (events.add(event)) {
                logged.add(json.readTree(record.value()).path("attempt").asText());
                firstAppearances
                        .computeIfAbsent(record.key(), key -> new LinkedHashSet<>())
                        .add(Long.parseLong(TestKafka.header(record, "ce_sequence")));
            }
        }
        Set<String> committed = strings("select attempt from tally_change");
        Map<Fault, Long> met = blows.stream()
                .collect(Collectors.groupingBy(Blow::fault, () -> new EnumMap<>(Fault.class), Collectors.counting()));
        System.out.printf(
                "History: %d attempts, %d events committed, %d records in the log (%d repeated), %d writes lost or"
                        + " taken back, %d faults %s, %d relays, %d terms, %.0f s%n",
                attempts.get(),
                committed.size(),
                log.size(),
                repetitions.size(),
                abandoned.get(),
                blows.size(),
                met,
                relaysStarted.get(),
                count("select token from outbox_lease"),
                seconds);

        assertThat(met).as("every fault was met").containsOnlyKeys(Fault.values());
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
        assertThat(repetitions.stream().filter(one -> !isExplained(one)).map(this::withBlows))
                .as("repetitions that no crash explains")
                .isEmpty();
        assertThat((long) repetitions.size())
                .as("a relay that dies before it deletes makes another repeat")
                .isGreaterThanOrEqualTo(met.get(Fault.RELAY_KILLED_BEFORE_DELETE));
        assertThat(meters.counter("peregrine.inbox.events", "consumer", "history", "outcome", "repeated")
                        .count())
                .as("a consumer that dies before it acknowledges is sent the same again")
                .isGreaterThanOrEqualTo(met.get(Fault.CONSUMER_KILLED));
        assertThat(count("select count(*) from inbox where consumer = 'history'"))
                .isEqualTo(committed.size());
        assertThat(count("select count(*) from outbox_failure")).isZero();
    }

    /** Whether it is next to a crash: that came while the event was under way, and there was no calm since then. */
    private boolean isExplained(Repetition repeated) {
        return blows.stream().anyMatch(blow -> blow.parts(repeated) && repeated.again() <= calmAfter(blow));
    }

    /** When everything had recovered from a blow, and from those that came before it had. */
    private long calmAfter(Blow blow) {
        long calm = blow.until() + AFTERMATH;
        for (Blow next : blows) {
            if (next.repeats() && next.from() >= blow.from() && next.from() <= calm) {
                calm = Math.max(calm, next.until() + AFTERMATH);
            }
        }
        return calm;
    }

    /** A repetition with everything that was done within a minute of it, in seconds from when it was first sent. */
    private String withBlows(Repetition repeated) {
        return String.format(
                "%s again after %.1f s; %s",
                repeated.event(),
                (repeated.again() - repeated.sent()) / 1e3,
                blows.stream()
                        .filter(blow -> Math.abs(blow.from() - repeated.sent()) < 60_000)
                        .map(blow -> String.format(
                                "%s %.1f to %.1f s",
                                blow.fault(),
                                (blow.from() - repeated.sent()) / 1e3,
                                (blow.until() - repeated.sent()) / 1e3))
                        .toList());
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
