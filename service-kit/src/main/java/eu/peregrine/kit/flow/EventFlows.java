package eu.peregrine.kit.flow;

import eu.peregrine.kit.outbox.KafkaClients;
import eu.peregrine.kit.outbox.KafkaTopics;
import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Compares what the database says happened with what the broker holds and what was read of it. */
@ApplicationScoped
public class EventFlows {

    private final EntityManager entityManager;
    private final KafkaClients kafka;
    private final KafkaTopics topics;
    private final List<String> kinds;
    private final Set<Reader> readers = new TreeSet<>();

    @Inject
    EventFlows(
            EntityManager entityManager,
            KafkaClients kafka,
            KafkaTopics topics,
            Config config,
            @ConfigProperty(name = "peregrine.topics") Optional<List<String>> kinds) {
        this.entityManager = entityManager;
        this.kafka = kafka;
        this.topics = topics;
        this.kinds = kinds.orElse(List.of());
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("mp.messaging.incoming.") && (name.endsWith(".topic") || name.endsWith(".topics"))) {
                String channel = name.substring(0, name.lastIndexOf('.') + 1);
                config.getOptionalValue(channel + "group.id", String.class)
                        .ifPresent(group -> config.getValues(name, String.class)
                                .forEach(topic -> readers.add(new Reader(topic, group))));
            }
        }
    }

    /** A consumer group that reads a topic; several may read the same. */
    private record Reader(String topic, String group) implements Comparable<Reader> {

        private static final Comparator<Reader> ORDER =
                Comparator.comparing(Reader::topic).thenComparing(Reader::group);

        @Override
        public int compareTo(Reader other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Where events are now.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 503 while the broker is away
     */
    public EventFlow now() {
        Map<String, Long> recorded = counts("select a.kind, count(*) from audit_entry a group by a.kind");
        Map<String, Long> waiting = counts("select o.aggregatetype, count(*) from outbox o group by o.aggregatetype");
        Set<String> all = new TreeSet<>();
        readers.forEach(reader -> all.add(reader.topic()));
        kinds.forEach(kind -> all.add(topics.of(kind)));
        try (Admin admin = kafka.admin()) {
            Map<String, Long> onTopic = onTopic(admin, all);
            List<EventFlow.Published> published = kinds.stream()
                    .map(kind -> new EventFlow.Published(
                            kind,
                            topics.of(kind),
                            recorded.getOrDefault(kind, 0L),
                            waiting.getOrDefault(kind, 0L),
                            onTopic.getOrDefault(topics.of(kind), 0L)))
                    .toList();
            List<EventFlow.Consumed> consumed = new ArrayList<>();
            for (Reader reader : readers) {
                consumed.add(new EventFlow.Consumed(
                        reader.topic(),
                        reader.group(),
                        onTopic.getOrDefault(reader.topic(), 0L),
                        done(admin, reader.group(), reader.topic())));
            }
            List<EventFlow.Handled> handled =
                    counts("select i.consumer, count(*) from inbox i group by i.consumer").entrySet().stream()
                            .map(consumer -> new EventFlow.Handled(consumer.getKey(), consumer.getValue()))
                            .sorted(Comparator.comparing(EventFlow.Handled::consumer))
                            .toList();
            return new EventFlow(published, consumed, handled);
        } catch (ExecutionException e) {
            throw Problems.of(503, "unavailable", "The broker does not answer.", Map.of("Retry-After", "2"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.of(503, "unavailable", "The service is stopping.");
        }
    }

    @Transactional
    Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new HashMap<>();
        for (Object row : entityManager.createNativeQuery(sql, Object[].class).getResultList()) {
            Object[] columns = (Object[]) row;
            counts.put((String) columns[0], ((Number) columns[1]).longValue());
        }
        return counts;
    }

    private static Map<String, Long> onTopic(Admin admin, Collection<String> names)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (var topic : admin.describeTopics(names).topicNameValues().entrySet()) {
            described(topic.getValue())
                    .forEach(one -> partitions.add(new TopicPartition(topic.getKey(), one.partition())));
        }
        var first = admin.listOffsets(offsets(partitions, OffsetSpec.earliest()))
                .all()
                .get();
        var end = admin.listOffsets(offsets(partitions, OffsetSpec.latest()))
                .all()
                .get();
        Map<String, Long> records = new LinkedHashMap<>();
        for (TopicPartition partition : partitions) {
            long count = end.get(partition).offset() - first.get(partition).offset();
            records.merge(partition.topic(), count, Long::sum);
        }
        return records;
    }

    /** A service that was never started has not made its topics yet. */
    private static List<TopicPartitionInfo> described(KafkaFuture<TopicDescription> topic)
            throws ExecutionException, InterruptedException {
        try {
            return topic.get().partitions();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            throw e;
        }
    }

    private static Map<TopicPartition, OffsetSpec> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        return partitions.stream().collect(java.util.stream.Collectors.toMap(Function.identity(), partition -> spec));
    }

    private static long done(Admin admin, String group, String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return committed.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }
}
