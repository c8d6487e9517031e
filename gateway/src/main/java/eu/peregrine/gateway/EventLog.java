package eu.peregrine.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads every topic of events, on a thread of its own, into {@link RecentEvents}. It belongs to no consumer group and commits
 * nothing: each gateway reads all, and its listeners know where they stand.
 */
final class EventLog implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventLog.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long DISCOVER_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_MILLIS = 1_000;

    private final Map<String, Object> settings;
    private final String topicPrefix;
    private final Duration recall;
    private final ObjectMapper json;
    private final Clock clock;
    private final RecentEvents recent;
    private final Runnable arrived;
    private final Thread thread;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private volatile boolean ready;
    private volatile boolean closed;
    private volatile KafkaConsumer<?, ?> following;

    /**
     * A log that is not read yet.
     *
     * @param recall how far back it begins, so that listeners of the gateway before this one find their place
     * @param arrived called whenever something was added
     */
    EventLog(
            String bootstrapServers,
            String topicPrefix,
            Duration recall,
            ObjectMapper json,
            Clock clock,
            RecentEvents recent,
            Runnable arrived) {
        this.topicPrefix = topicPrefix;
        this.recall = recall;
        this.json = json;
        this.clock = clock;
        this.recent = recent;
        this.arrived = arrived;
        this.settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                // Whole payloads pass through here though only headers are wanted; this is all that they may take.
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 << 10,
                ConsumerConfig.CLIENT_ID_CONFIG, "gateway-events");
        this.thread = new Thread(this::run, "event-log");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Whether it has found the topics and read what was there by then, so that whoever begins behind the latest event is told
     * nothing older as new.
     */
    boolean ready() {
        return ready;
    }

    private void run() {
        // Kafka looks classes up in the context's loader.
        thread.setContextClassLoader(EventLog.class.getClassLoader());
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
                follow(consumer);
            } catch (WakeupException ending) {
                return;
            } catch (RuntimeException failed) {
                LOG.warnf("Events cannot be read for now: %s", failed.getMessage());
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException ending) {
            return false;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        following = consumer;
        long discovered = discover(consumer);
        while (!closed) {
            if (System.nanoTime() - discovered > DISCOVER_NANOS) {
                discovered = discover(consumer);
            }
            if (consumer.assignment().isEmpty()) {
                if (!pause()) {
                    return;
                }
                continue;
            }
            ready = ready || caughtUp(consumer);
            boolean some = false;
            for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                StreamEvent.of(entry, topicPrefix, json)
                        .ifPresentOrElse(
                                event -> recent.add(event, clock.instant()),
                                () -> recent.pass(
                                        new TopicPartition(entry.topic(), entry.partition()), entry.offset()));
                some = true;
            }
            if (some) {
                arrived.run();
            }
        }
    }

    /** Topics appear when the services start for the first time, which may be after the gateway. */
    private long discover(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>();
        consumer.listTopics().forEach((topic, partitions) -> {
            // Dead letters have another dot in their name.
            if (topic.startsWith(topicPrefix + ".") && topic.indexOf('.', topicPrefix.length() + 1) < 0) {
                partitions.forEach(each -> all.add(new TopicPartition(topic, each.partition())));
            }
        });
        Map<TopicPartition, Long> known = recent.next();
        List<TopicPartition> fresh =
                all.stream().filter(each -> !known.containsKey(each)).toList();
        if (!fresh.isEmpty()) {
            Map<TopicPartition, Long> from = ready ? consumer.beginningOffsets(fresh) : recallable(consumer, fresh);
            from.forEach(recent::begin);
        }
        if (consumer.assignment().size() != all.size()) {
            consumer.assign(all);
            Map<TopicPartition, Long> next = recent.next();
            all.forEach(each -> consumer.seek(each, next.get(each)));
        }
        return System.nanoTime();
    }

    /** Whether everything has been read that was there when its partition was found. */
    private boolean caughtUp(KafkaConsumer<?, ?> consumer) {
        return consumer.assignment().stream().allMatch(each -> consumer.position(each) >= ends.getOrDefault(each, 0L));
    }

    private Map<TopicPartition, Long> recallable(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
        long since = clock.instant().minus(recall).toEpochMilli();
        Map<TopicPartition, OffsetAndTimestamp> found =
                consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(each -> each, each -> since)));
        ends.putAll(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> from = new HashMap<>();
        for (TopicPartition each : partitions) {
            OffsetAndTimestamp at = found.get(each);
            from.put(each, at == null ? ends.get(each) : at.offset());
        }
        return from;
    }

    /**
     * Reads again what happened between a place and now, on the caller's thread.
     *
     * @param from where to begin
     * @param each called with every event and the place behind it; the caller may take its time
     * @param wanted asked between events; once it says no, the rest is left
     * @return the place where it ended; null if some of what is asked for is not in the log any more, or never was
     */
    Offsets replay(Offsets from, Consumer<StreamEvent> each, BooleanSupplier wanted) {
        Map<TopicPartition, Long> until = recent.next();
        Map<TopicPartition, Long> next = new HashMap<>(from.next());
        next.keySet().retainAll(until.keySet());
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Set<TopicPartition> partitions = until.keySet();
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
            consumer.assign(partitions);
            for (TopicPartition partition : partitions) {
                Long asked = next.get(partition);
                if (asked != null && (asked < beginnings.get(partition) || asked > until.get(partition))) {
                    return null;
                }
                next.putIfAbsent(partition, beginnings.get(partition));
                consumer.seek(partition, next.get(partition));
            }
            while (wanted.getAsBoolean() && partitions.stream().anyMatch(p -> consumer.position(p) < until.get(p))) {
                for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                    TopicPartition partition = new TopicPartition(entry.topic(), entry.partition());
                    if (entry.offset() < until.get(partition)) {
                        next.put(partition, entry.offset() + 1);
                        StreamEvent.of(entry, topicPrefix, json)
                                .ifPresent(event ->
                                        each.accept(event.with(new Offsets(next, clock.instant()).text(topicPrefix))));
                    }
                }
            }
            return new Offsets(until, clock.instant());
        }
    }

    @Override
    public void close() {
        closed = true;
        if (following != null) {
            following.wakeup();
        }
    }
}
