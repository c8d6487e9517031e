package eu.peregrine.kit.outbox;

import eu.peregrine.kit.outbox.OutboxStore.Backlog;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the relay in the service: starts it, pokes it, measures it, and hands over when the service stops. */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);

    private final boolean enabled;
    private final OutboxStore store;
    private final Relay relay;
    private volatile boolean stopping;
    private volatile Backlog backlog = new Backlog(0, null, 0, 0, null);
    private volatile long measuredAt;
    private Thread thread;

    @Inject
    OutboxRelay(
            @DataSource("relay") AgroalDataSource database,
            KafkaClients kafka,
            KafkaTopics topics,
            @ConfigProperty(name = "peregrine.service") String service,
            @ConfigProperty(name = "peregrine.outbox.relay", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "peregrine.outbox.lease", defaultValue = "PT3S") Duration lease,
            @ConfigProperty(name = "peregrine.outbox.tries", defaultValue = "5") int tries,
            MeterRegistry meters) {
        RelaySettings base = RelaySettings.defaults();
        RelaySettings settings = new RelaySettings(lease, base.poll(), base.inMemory(), tries, base.backoff());
        this.enabled = enabled;
        this.store = new OutboxStore(database);
        Courier courier = new Courier(kafka::producer, new EventRecords(topics.prefix(), service), topics::ready);
        this.relay = new Relay(store, courier, holder(), settings, RelayFaults.NONE);
        measure(meters);
    }

    private static String holder() {
        return ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
    }

    private void measure(MeterRegistry meters) {
        gauge(meters, "peregrine.outbox.backlog", "Events that wait to be sent", Backlog::rows);
        gauge(meters, "peregrine.outbox.oldest.age.seconds", "Age of the oldest waiting event", OutboxRelay::age);
        gauge(meters, "peregrine.outbox.parked", "Events that wait for an operator", Backlog::parked);
        gauge(meters, "peregrine.outbox.failing", "Events that the broker refused, tried again", Backlog::failing);
        FunctionCounter.builder("peregrine.outbox.sent", relay, Relay::sent)
                .description("Events sent and acknowledged by this process")
                .register(meters);
    }

    private void gauge(MeterRegistry meters, String name, String meaning, ToDoubleFunction<Backlog> value) {
        Gauge.builder(name, () -> value.applyAsDouble(measured()))
                .description(meaning)
                .strongReference(true)
                .register(meters);
    }

    private static double age(Backlog backlog) {
        return backlog.oldest() == null
                ? 0
                : Duration.between(backlog.oldest(), Instant.now()).toMillis() / 1000.0;
    }

    /** The backlog, at most five seconds old: a scrape asks for several gauges of it, and counting costs. */
    private synchronized Backlog measured() {
        long now = System.nanoTime();
        if (measuredAt == 0 || now - measuredAt > MEASURED_EVERY.toNanos()) {
            measuredAt = now;
            try {
                backlog = store.backlog();
            } catch (SQLException e) {
                LOG.debugf("The backlog cannot be measured: %s", e);
            }
        }
        return backlog;
    }

    void start(@Observes @Priority(100) StartupEvent started) {
        if (!enabled) {
            LOG.info("The relay is off; something else must empty the outbox");
            return;
        }
        thread = new Thread(this::relayForEver, "outbox-relay");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whatever goes wrong inside, a service never runs on without its relay. */
    private void relayForEver() {
        while (!stopping) {
            try {
                relay.run();
            } catch (Throwable e) {
                LOG.error("The relay failed and starts again", e);
            }
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        stopping = true;
        if (thread == null) {
            return;
        }
        relay.stop();
        try {
            thread.join(Duration.ofSeconds(8).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the relay that there is something new to send. */
    void poke() {
        relay.poke();
    }

    /** What waits now. */
    Backlog backlog() throws SQLException {
        return store.backlog();
    }

    /** The events that wait for an operator, longest first. */
    List<ParkedEvent> parked(int limit) throws SQLException {
        return store.parked(limit);
    }

    /** Lets a parked event try again; false when there is none of this id. */
    boolean replay(UUID id) throws SQLException {
        boolean replayed = store.replay(id);
        relay.poke();
        return replayed;
    }
}
