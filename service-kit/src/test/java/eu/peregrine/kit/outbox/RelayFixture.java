package eu.peregrine.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.outbox.Topics.Shape;
import eu.peregrine.local.ServiceDatabase;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestPostgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.flywaydb.core.Flyway;

/** A database with the kit's tables, topics of its own, and as many relays as a test wants, without a service around. */
final class RelayFixture {

    static final RelaySettings QUICK =
            new RelaySettings(Duration.ofSeconds(2), Duration.ofMillis(100), 4000, 2, Duration.ofMillis(50));

    final ServiceDatabase database = TestPostgres.fresh("kit");
    final String prefix = "r" + Long.toHexString(System.nanoTime());
    final KafkaClients kafka = KafkaClients.of(TestKafka.broker().bootstrapServers());
    final AgroalDataSource relayPool;
    final OutboxStore store;
    final Topics topics;
    private final List<Running> relays = new ArrayList<>();

    RelayFixture() throws SQLException {
        Flyway.configure()
                .dataSource(database.url(), database.owner(), ServiceDatabase.password(database.owner()))
                .locations("classpath:db/kit")
                .placeholders(Map.of("app", database.app(), "relay", database.relay()))
                .load()
                .migrate();
        relayPool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.url())
                                .principal(new NamePrincipal(database.relay()))
                                .credential(new SimplePassword(ServiceDatabase.password(database.relay()))))));
        store = new OutboxStore(relayPool);
        topics = new Topics(kafka::admin, new Shape(3, (short) 1, -1));
        topics.start();
    }

    /** Stands for a crash: nothing in the relay catches it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A relay on its thread. */
    static final class Running {
        final Relay relay;
        final Courier courier;
        final Thread thread;

        Running(Relay relay, Courier courier, String name) {
            this.relay = relay;
            this.courier = courier;
            this.thread = new Thread(relay, name);
            thread.setUncaughtExceptionHandler((ended, crash) -> courier.abandon());
            thread.start();
        }

        void stop() throws InterruptedException {
            relay.stop();
            thread.join(10_000);
        }
    }

    Running start(String name, RelayFaults faults) {
        return start(name, QUICK, faults);
    }

    Running start(String name, RelaySettings settings, RelayFaults faults) {
        return start(name, settings, faults, kafka);
    }

    Running start(String name, RelaySettings settings, RelayFaults faults, KafkaClients clients) {
        Courier courier = new Courier(clients::producer, new EventRecords(prefix, "kit"), topics::ready);
        Running running = new Running(new Relay(store, courier, name, settings, faults), courier, name);
        relays.add(running);
        return running;
    }

    Connection asApp() throws SQLException {
        return as(database.app());
    }

    Connection asRelay() throws SQLException {
        return as(database.relay());
    }

    private Connection as(String role) throws SQLException {
        return DriverManager.getConnection(database.url(), role, ServiceDatabase.password(role));
    }

    UUID write(String kind, UUID aggregate, long sequence, String payload) throws SQLException {
        try (Connection connection = asApp()) {
            return write(connection, kind, aggregate, sequence, payload);
        }
    }

    static UUID write(Connection connection, String kind, UUID aggregate, long sequence, String payload)
            throws SQLException {
        UUID id = Ids.next();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO outbox (id, aggregatetype, aggregateid, type, sequence, payload, time, dataschema, visibleto)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setObject(1, id);
            insert.setString(2, kind);
            insert.setObject(3, aggregate);
            insert.setString(4, EventType.full(kind + ".changed"));
            insert.setLong(5, sequence);
            insert.setString(6, payload);
            insert.setObject(7, OffsetDateTime.now());
            insert.setString(8, EventType.schema(kind + ".changed"));
            insert.setString(9, VisibleTo.roles().header());
            insert.executeUpdate();
        }
        return id;
    }

    /** Writes rows 1..{@code perKey} of several aggregates, aggregate by turns, in batches. */
    List<UUID> writeMany(String kind, int keys, int perKey) throws SQLException {
        List<UUID> aggregates = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            aggregates.add(Ids.next());
        }
        try (Connection connection = asApp();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO outbox (id, aggregatetype, aggregateid, type, sequence, payload, time, dataschema, visibleto)
                    SELECT uuidv7(), '%1$s', k, 'eu.peregrine.%1$s.changed.v1', s,
                           '{"text":"' || repeat('x', 400) || '"}', now(), 'urn:x', 'role:officer'
                      FROM generate_series(1, %2$d) s, unnest(ARRAY['%3$s']::uuid[]) k
                    """.formatted(
                    kind,
                    perKey,
                    String.join("','", aggregates.stream().map(UUID::toString).toList())));
        }
        return aggregates;
    }

    long waiting() {
        return count("SELECT count(*) FROM outbox");
    }

    long count(String query) {
        try (Connection connection = asRelay();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything on a kind's topic, in order per partition. */
    List<ConsumerRecord<String, byte[]>> log(String kind) {
        List<ConsumerRecord<String, byte[]>> log = new ArrayList<>();
        String topic = prefix + "." + kind;
        if (!topics.ready(topic)) {
            return log;
        }
        try (Consumer<String, byte[]> reader = kafka.reader()) {
            List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> reader.position(one) < ends.get(one))) {
                reader.poll(Duration.ofMillis(100)).forEach(log::add);
            }
        }
        return log;
    }

    /** The sequences of an aggregate as they stand in the log. */
    List<Long> sequences(String kind, UUID aggregate) {
        return log(kind).stream()
                .filter(record -> record.key().equals(aggregate.toString()))
                .map(RelayFixture::sequence)
                .toList();
    }

    static long sequence(ConsumerRecord<?, ?> record) {
        return Long.parseLong(header(record, CloudEventHeaders.SEQUENCE));
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    void limitMessages(String kind, int bytes) throws Exception {
        try (Admin admin = kafka.admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, prefix + "." + kind),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", Integer.toString(bytes)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** Stops everything that the fixture started. */
    void close() throws InterruptedException {
        for (Running running : relays) {
            running.stop();
        }
        topics.close();
        relayPool.close();
    }
}
