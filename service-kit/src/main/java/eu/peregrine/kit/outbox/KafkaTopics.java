package eu.peregrine.kit.outbox;

import eu.peregrine.kit.outbox.Topics.Shape;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The topics that a service writes or reads, created when it starts: one per aggregate kind in {@code peregrine.topics},
 * those of its channels, and its own dead letters. Readers create them too, so that services may start in any order.
 */
@ApplicationScoped
public class KafkaTopics {

    private final String prefix;
    private final String deadLetters;
    private final List<String> atStart;
    private final Topics topics;

    @Inject
    KafkaTopics(
            KafkaClients kafka,
            Config config,
            @ConfigProperty(name = "peregrine.service") String service,
            @ConfigProperty(name = "peregrine.kafka.topic-prefix", defaultValue = "peregrine") String prefix,
            @ConfigProperty(name = "peregrine.topics") Optional<List<String>> kinds,
            @ConfigProperty(name = "peregrine.kafka.partitions") Optional<Integer> partitions,
            @ConfigProperty(name = "peregrine.kafka.replication") Optional<Short> replication,
            @ConfigProperty(name = "peregrine.kafka.retention-ms", defaultValue = "-1") long retentionMs) {
        this.prefix = prefix;
        this.deadLetters = prefix + ".dead-letters." + service;
        this.topics =
                new Topics(kafka::admin, new Shape(partitions.orElse(null), replication.orElse(null), retentionMs));
        this.atStart = new ArrayList<>();
        kinds.orElse(List.of()).forEach(kind -> atStart.add(of(kind)));
        atStart.addAll(channels(config));
        atStart.add(deadLetters);
    }

    private static List<String> channels(Config config) {
        List<String> found = new ArrayList<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("mp.messaging.incoming.") && (name.endsWith(".topic") || name.endsWith(".topics"))) {
                config.getOptionalValues(name, String.class).ifPresent(found::addAll);
            }
        }
        return found;
    }

    void start(@Observes @Priority(1) StartupEvent started) {
        topics.want(atStart);
        topics.start();
    }

    void stop(@Observes ShutdownEvent ending) {
        topics.close();
    }

    /** What every topic's name starts with, before the dot. */
    public String prefix() {
        return prefix;
    }

    /** The topic of an aggregate kind. */
    public String of(String kind) {
        return prefix + "." + kind;
    }

    /** The topic of this service's dead letters. */
    public String deadLetters() {
        return deadLetters;
    }

    /** Whether a topic exists for certain; if not, it is created in the background. */
    public boolean ready(String topic) {
        return topics.ready(topic);
    }
}
