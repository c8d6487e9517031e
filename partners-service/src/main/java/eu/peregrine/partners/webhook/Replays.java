package eu.peregrine.partners.webhook;

import eu.peregrine.kit.inbox.Event;
import eu.peregrine.kit.inbox.UnreadableEventException;
import eu.peregrine.kit.outbox.KafkaClients;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Does replays in the background: reads the log of events again from a time, without a consumer group, up to what was its
 * end when the reading began, and puts into the log of deliveries what the subscription follows and may see. Kafka is asked
 * and not the log of deliveries, since that knows nothing of the time when a subscription was disabled.
 */
@ApplicationScoped
class Replays {

    private static final Logger LOG = Logger.getLogger(Replays.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final ReplayLog log;
    private final KafkaClients kafka;
    private final Catalogue catalogue;
    private final Sender sender;

    @Inject
    Replays(ReplayLog log, KafkaClients kafka, Catalogue catalogue, Sender sender) {
        this.log = log;
        this.kafka = kafka;
        this.catalogue = catalogue;
        this.sender = sender;
    }

    @Scheduled(every = "1s", identity = "webhook-replays", concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        Optional<ReplayLog.Job> job = log.claim();
        while (job.isPresent()) {
            try {
                run(job.get());
            } catch (KafkaException e) {
                LOG.warnf("A replay waits for the broker and begins again: %s", e);
                return;
            }
            job = log.claim();
        }
    }

    private void run(ReplayLog.Job job) {
        try (Consumer<String, byte[]> reader = kafka.reader()) {
            Map<TopicPartition, Long> ends = seek(reader, job.from().toEpochMilli());
            while (!ends.isEmpty()) {
                List<Event> events = new ArrayList<>();
                reader.poll(POLL).forEach(record -> read(record).ifPresent(events::add));
                if (!log.advance(job, events)) {
                    return;
                }
                sender.poke();
                ends.entrySet().removeIf(end -> reader.position(end.getKey()) >= end.getValue());
            }
        }
        log.end(job);
    }

    /** Places the reader; answers where each partition that has something ends now. */
    private Map<TopicPartition, Long> seek(Consumer<String, byte[]> reader, long from) {
        Map<TopicPartition, Long> times = new HashMap<>();
        for (String topic : catalogue.topics()) {
            Optional.ofNullable(reader.partitionsFor(topic))
                    .orElse(List.of())
                    .forEach(info -> times.put(new TopicPartition(topic, info.partition()), from));
        }
        Map<TopicPartition, OffsetAndTimestamp> starts = new HashMap<>(reader.offsetsForTimes(times));
        starts.values().removeIf(start -> start == null);
        reader.assign(starts.keySet());
        starts.forEach((partition, start) -> reader.seek(partition, start.offset()));
        return new HashMap<>(reader.endOffsets(starts.keySet()));
    }

    private static Optional<Event> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Event.read(record);
        } catch (UnreadableEventException e) {
            // The inbox has made it a dead letter; here it is nobody's.
            return Optional.empty();
        }
    }
}
