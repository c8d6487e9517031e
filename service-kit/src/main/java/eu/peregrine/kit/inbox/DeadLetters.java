package eu.peregrine.kit.inbox;

import eu.peregrine.kit.outbox.KafkaClients;
import eu.peregrine.kit.outbox.KafkaTopics;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongBiFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** The topic of this service's dead letters: written by the inbox, read for an operator. */
@ApplicationScoped
class DeadLetters {

    private static final Duration READ_WITHIN = Duration.ofSeconds(20);

    private final KafkaClients kafka;
    private final KafkaTopics topics;
    private Producer<String, byte[]> producer;

    @Inject
    DeadLetters(KafkaClients kafka, KafkaTopics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    synchronized void stop(@Observes ShutdownEvent ending) {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }

    /**
     * Writes a dead letter and waits until the broker has it.
     *
     * @throws KafkaException when it could not be written now
     */
    synchronized void bury(String consumer, ConsumerRecord<String, byte[]> record, Throwable reason) {
        if (!topics.ready(topics.deadLetters())) {
            throw new TimeoutException("The topic of dead letters is not there yet");
        }
        if (producer == null) {
            producer = kafka.producer();
        }
        try {
            producer.send(BuriedRecord.of(topics.deadLetters(), consumer, record, reason))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("The dead letter could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppingException(e);
        }
    }

    /**
     * The newest dead letters, newest last, each once.
     *
     * @param perPartition how far back to read in each partition
     * @throws KafkaException when the broker is away
     */
    Collection<BuriedRecord> newest(int perPartition) {
        return read((first, end) -> Math.max(first, end - perPartition));
    }

    /**
     * All of them, oldest first, each once.
     *
     * @throws KafkaException when the broker is away
     */
    Collection<BuriedRecord> all() {
        return read((first, end) -> first);
    }

    private Collection<BuriedRecord> read(ToLongBiFunction<Long, Long> from) {
        if (!topics.ready(topics.deadLetters())) {
            throw new TimeoutException("The topic of dead letters is not there yet");
        }
        Map<Object, BuriedRecord> found = new LinkedHashMap<>();
        try (Consumer<String, byte[]> reader = kafka.reader()) {
            List<TopicPartition> partitions = new ArrayList<>();
            reader.partitionsFor(topics.deadLetters())
                    .forEach(one -> partitions.add(new TopicPartition(one.topic(), one.partition())));
            reader.assign(partitions);
            Map<TopicPartition, Long> first = reader.beginningOffsets(partitions);
            Map<TopicPartition, Long> end = reader.endOffsets(partitions);
            partitions.forEach(one -> reader.seek(one, from.applyAsLong(first.get(one), end.get(one))));
            long deadline = System.nanoTime() + READ_WITHIN.toNanos();
            while (partitions.stream().anyMatch(one -> reader.position(one) < end.get(one))) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("The dead letters could not be read in time");
                }
                reader.poll(Duration.ofMillis(200)).forEach(record -> {
                    BuriedRecord buried = new BuriedRecord(record);
                    if (buried.ours()) {
                        found.put(buried.id(), buried);
                    }
                });
            }
        }
        return found.values();
    }
}
