package eu.peregrine.local.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The test JVM's Kafka, seen from outside the service under test. */
public final class TestKafka {

    /** The kinds of aggregates whose topics exist before a service starts, so that it can follow them at once. */
    static final List<String> KINDS = List.of(
            "organisation",
            "agreement",
            "programme",
            "mobility-policy",
            "student",
            "mandate",
            "campaign",
            "candidacy",
            "mobility",
            "person",
            "fund",
            "call",
            "application",
            "award",
            "instalment");

    /** Topics that are known to exist; none is ever deleted. */
    private static final Set<String> PRESENT = ConcurrentHashMap.newKeySet();

    private static final String PREFIX = "eu.peregrine.local.test-topic-prefix";

    private TestKafka() {}

    /** The broker of this test JVM, to be stopped and started. It is shared: start it again in a finally block. */
    public interface Broker {
        /** The addresses for clients; they stay the same. */
        String bootstrapServers();

        /** Stops it orderly; its data stays. */
        void stop();

        /** Kills it ({@code kill -9}); its data stays. */
        void kill();

        /** Starts it again and returns when it answers. */
        void start();
    }

    /** The broker of this test JVM. */
    public static Broker broker() {
        return new Broker() {
            @Override
            public String bootstrapServers() {
                return SharedStack.bootstrapServers();
            }

            @Override
            public void stop() {
                SharedStack.run("kafka.stop");
            }

            @Override
            public void kill() {
                SharedStack.run("kafka.kill");
            }

            @Override
            public void start() {
                SharedStack.run("kafka.start");
            }
        };
    }

    /** The topic prefix that the service under test uses now. */
    public static String prefix() {
        return System.getProperty(PREFIX);
    }

    static void use(String prefix) {
        System.setProperty(PREFIX, prefix);
    }

    /** The topic of a kind of aggregate, such as {@code agreement}. */
    public static String topic(String kind) {
        return prefix() + "." + kind;
    }

    /**
     * Publishes an event as its producer would, and returns when the broker has it.
     *
     * @param kind the topic's kind, such as {@code agreement}
     * @param key the aggregate's id
     * @param type the event's type without prefix and version, such as {@code agreement.entered-into-force}
     * @param sequence the aggregate's counter, from 1
     * @param json the payload
     * @return the event's id
     */
    public static UUID send(String kind, UUID key, String type, long sequence, String json) {
        UUID id = UUID.randomUUID();
        send(kind, key, type, sequence, json, id);
        return id;
    }

    /** The same with an event id of the caller's, to publish one event twice. */
    public static void send(String kind, UUID key, String type, long sequence, String json, UUID id) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic(kind), key.toString(), json);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_source",
                        "/tests",
                        "ce_type",
                        "eu.peregrine." + type + ".v1",
                        "ce_subject",
                        key.toString(),
                        "ce_time",
                        Instant.now().toString(),
                        "ce_dataschema",
                        "/events/eu.peregrine." + type + ".v1.schema.json",
                        "ce_sequence",
                        String.format("%019d", sequence),
                        "ce_visibleto",
                        "role:officer role:auditor role:admin",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    /** Publishes any record, well formed or not. */
    public static void send(ProducerRecord<String, String> record) {
        createTopics(Set.of(record.topic()), 1);
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                SharedStack.bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused the record.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything that is in the topic of a kind now, in order per partition. An absent topic is empty. */
    public static List<ConsumerRecord<String, String>> records(String kind) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, SharedStack.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                // It reads on ahead, and closing would wait as long as the broker waits for more to come.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic(kind)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }

    /** Everything that is in the topic of a kind about one aggregate now, in order. */
    public static List<ConsumerRecord<String, String>> records(String kind, UUID key) {
        return records(kind).stream()
                .filter(record -> key.toString().equals(record.key()))
                .toList();
    }

    /** A header of a record as text; null when it has none of that name. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** An event's type without prefix and version, such as {@code agreement.entered-into-force}. */
    public static String type(ConsumerRecord<?, ?> record) {
        return header(record, "ce_type").replaceFirst("^eu\\.peregrine\\.", "").replaceFirst("\\.v\\d+$", "");
    }

    /** Creates the topics that do not exist yet. */
    public static void createTopics(Collection<String> names, int partitions) {
        if (PRESENT.containsAll(names)) {
            return;
        }
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SharedStack.bootstrapServers()))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = names.stream()
                    .filter(name -> !present.contains(name))
                    .map(name -> new NewTopic(name, partitions, (short) 1))
                    .collect(Collectors.toList());
            if (!missing.isEmpty()) {
                admin.createTopics(missing).all().get();
            }
            PRESENT.addAll(names);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not create the topics.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
