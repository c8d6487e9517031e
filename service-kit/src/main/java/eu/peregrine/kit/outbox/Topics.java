package eu.peregrine.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates topics, in the background and for as long as it takes: a broker that is away neither stops nor delays a start.
 * Topics that exist already are left as they are.
 */
final class Topics implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Supplier<Admin> admins;
    private final Shape shape;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Set<String> ready = ConcurrentHashMap.newKeySet();
    private final Object work = new Object();
    private String lastTrouble;
    private volatile boolean stopping;
    private Thread thread;

    /**
     * How a new topic is made.
     *
     * @param partitions how many partitions; null for the broker's default
     * @param replication how many copies; null for the broker's default
     * @param retentionMs how long records are kept, in milliseconds; -1 for ever
     */
    record Shape(Integer partitions, Short replication, long retentionMs) {}

    Topics(Supplier<Admin> admins, Shape shape) {
        this.admins = admins;
        this.shape = shape;
    }

    void start() {
        thread = new Thread(this, "kafka-topics");
        thread.setDaemon(true);
        thread.start();
    }

    /** Asks for topics to exist; returns at once. */
    void want(Collection<String> topics) {
        if (wanted.addAll(topics)) {
            synchronized (work) {
                work.notifyAll();
            }
        }
    }

    /** Whether the topic is known to exist; asks for it if not. */
    boolean ready(String topic) {
        if (ready.contains(topic)) {
            return true;
        }
        want(List.of(topic));
        return false;
    }

    @Override
    public void run() {
        while (!stopping) {
            List<String> missing = missing();
            if (missing.isEmpty()) {
                pause(Duration.ZERO);
            } else if (!create(missing)) {
                pause(RETRY);
            }
        }
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(ready);
        return missing;
    }

    private boolean create(List<String> topics) {
        try (Admin admin = admins.get()) {
            List<NewTopic> definitions = topics.stream().map(this::definition).toList();
            boolean all = true;
            for (Map.Entry<String, KafkaFuture<Void>> created :
                    admin.createTopics(definitions).values().entrySet()) {
                all &= settled(created.getKey(), created.getValue());
            }
            return all;
        } catch (KafkaException e) {
            trouble(e);
            return false;
        }
    }

    private boolean settled(String topic, KafkaFuture<Void> created) {
        try {
            created.get();
            LOG.infof("Created topic %s", topic);
            ready.add(topic);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                ready.add(topic);
                return true;
            }
            trouble(e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
            return false;
        }
    }

    private NewTopic definition(String topic) {
        return new NewTopic(topic, Optional.ofNullable(shape.partitions()), Optional.ofNullable(shape.replication()))
                .configs(Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(shape.retentionMs())));
    }

    /** Says the same thing once, however often it happens. */
    private void trouble(Throwable e) {
        String now = e.toString();
        if (!now.equals(lastTrouble)) {
            LOG.warnf("Topics cannot be created yet, trying again every second: %s", now);
            lastTrouble = now;
        }
    }

    private void pause(Duration atMost) {
        synchronized (work) {
            try {
                if (!stopping && (!atMost.isZero() || missing().isEmpty())) {
                    work.wait(atMost.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping = true;
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        synchronized (work) {
            work.notifyAll();
        }
        if (thread != null) {
            thread.interrupt();
        }
    }
}
