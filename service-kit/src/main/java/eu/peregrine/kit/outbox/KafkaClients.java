package eu.peregrine.kit.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes the kit's own Kafka clients from the properties {@code kafka.*} that the channels use as well, security included.
 * Every method may throw {@link org.apache.kafka.common.KafkaException} while the broker's name does not resolve.
 */
@ApplicationScoped
public class KafkaClients {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> common;
    private final Duration patience;

    @Inject
    KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> common) {
        this(common, PATIENCE);
    }

    private KafkaClients(Map<String, Object> common, Duration patience) {
        this.common = Map.copyOf(common);
        this.patience = patience;
    }

    /** Clients of a broker without more configuration than its address. */
    static KafkaClients of(String bootstrapServers) {
        return of(bootstrapServers, PATIENCE);
    }

    /**
     * The same.
     *
     * @param patience after how long a producer gives up on a record
     */
    static KafkaClients of(String bootstrapServers, Duration patience) {
        return new KafkaClients(Map.of("bootstrap.servers", bootstrapServers), patience);
    }

    /** An idempotent producer that waits for all in-sync replicas and gives up on a record after 10 s. */
    public Producer<String, byte[]> producer() {
        Map<String, Object> config = known(ProducerConfig.configNames());
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // Smaller than any topic's max.message.bytes (1 MiB by default): a batch that a topic refuses is split to this
        // size
        // and sent again, for ever when the topic takes even less (KAFKA-8350).
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 16_384);
        // send() blocks this long for an unknown topic's metadata; the relay renews its lease on the same thread.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                patience.dividedBy(2).toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** An administrator that gives up on a request after 10 s. */
    public Admin admin() {
        Map<String, Object> config = known(AdminClientConfig.configNames());
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return Admin.create(config);
    }

    /** A reader that belongs to no group and commits nothing. */
    public Consumer<String, byte[]> reader() {
        Map<String, Object> config = known(ConsumerConfig.configNames());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        // It reads on ahead, and closing it would wait as long as the broker waits for more to come.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> known(Set<String> names) {
        Map<String, Object> config = new HashMap<>(common);
        config.keySet().retainAll(names);
        return config;
    }
}
