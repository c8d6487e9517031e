package eu.peregrine.partners.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends what is due: claims a few deliveries, attempts them, records what came of each. Several processes may do so side by
 * side; see {@link DeliveryClaims}.
 */
@ApplicationScoped
class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final int RECORDERS = 4;
    private static final int PURGE_AT_ONCE = 5000;
    /** A claim outlives the longest attempt, so that nobody else sends what is still under way. */
    private static final int CLAIM_FACTOR = 4;

    private final WebhookSettings settings;
    private final DeliveryLog log;
    private final DeliveryClaims claims;
    private final Disabling disabling;
    private final Attempt attempt;
    private final HttpPost http;
    private final Backoff backoff;
    private final MeterRegistry meters;
    private final ExecutorService resolvers = Executors.newCachedThreadPool(task -> daemon(task, "webhook-resolver"));
    private final ExecutorService recorders =
            Executors.newFixedThreadPool(RECORDERS, task -> daemon(task, "webhook-recorder"));
    private final Semaphore free;
    private final Semaphore poked = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;

    @Inject
    Sender(
            WebhookSettings settings,
            DeliveryLog log,
            DeliveryClaims claims,
            Disabling disabling,
            Secrets secrets,
            Catalogue catalogue,
            Vertx vertx,
            ObjectMapper json,
            MeterRegistry meters) {
        this.settings = settings;
        this.log = log;
        this.claims = claims;
        this.disabling = disabling;
        this.meters = meters;
        this.backoff = new Backoff(settings.backoff());
        this.free = new Semaphore(settings.inFlight());
        this.http = new HttpPost(
                vertx, settings.connectTimeout(), settings.totalTimeout(), settings.inFlightPerSubscription());
        AllowedAddresses allowed =
                new AllowedAddresses(settings.allowedAddresses().orElse(List.of()));
        this.attempt = new Attempt(InetAddress::getAllByName, allowed, secrets, catalogue, http, json);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes StartupEvent started) {
        if (settings.sender()) {
            thread = daemon(this::sendForEver, "webhook-sender");
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        stopping = true;
        poke();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
        resolvers.shutdown();
        // What is under way may still be recorded; what is not is sent again under the same id.
        free.tryAcquire(settings.inFlight(), 3, TimeUnit.SECONDS);
        recorders.shutdown();
        http.close();
    }

    /** Does not wait for the next look when there is something to send. */
    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryLog.Queued queued) {
        poke();
    }

    /** Says that something may be due. Cheap, from any thread. */
    void poke() {
        if (poked.availablePermits() == 0) {
            poked.release();
        }
    }

    private void sendForEver() {
        while (!stopping) {
            try {
                poked.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                sendDue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Webhooks wait for the database: %s", e);
            }
        }
    }

    private void sendDue() throws InterruptedException {
        int room = free.availablePermits();
        if (room == 0 || stopping) {
            return;
        }
        Duration claim = settings.totalTimeout().multipliedBy(CLAIM_FACTOR);
        List<DueMessage> due = claims.claim(room, settings.inFlightPerSubscription(), claim);
        for (DueMessage message : due) {
            free.acquire();
            resolvers.execute(() -> send(message));
        }
    }

    private void send(DueMessage message) {
        Instant at = Instant.now();
        long start = System.nanoTime();
        attempt.of(message, at)
                .whenCompleteAsync(
                        (outcome, impossible) ->
                                settle(message, outcome, at, Duration.ofNanos(System.nanoTime() - start)),
                        recorders);
    }

    private void settle(DueMessage message, AttemptOutcome outcome, Instant at, Duration took) {
        try {
            Optional<Duration> pause = outcome.isGone()
                    ? Optional.empty()
                    : backoff.after(message.tries() + 1, ThreadLocalRandom.current());
            boolean failing = claims.record(message, outcome, at, took, pause, settings);
            meters.counter("peregrine.webhooks.attempts", "outcome", outcome.isDelivered() ? "delivered" : "failed")
                    .increment();
            if (outcome.isGone()) {
                disabling.disable(message.subscription(), DisabledReason.GONE, outcome.error());
            } else if (failing) {
                disabling.disable(message.subscription(), DisabledReason.FAILING, outcome.error());
            }
        } catch (RuntimeException e) {
            // The claim ends by itself and the message is sent again under the same id.
            LOG.warnf("The outcome of delivery %s could not be kept: %s", message.delivery(), e);
        } finally {
            free.release();
            poke();
        }
    }

    @Scheduled(every = "1h", delayed = "10m", identity = "webhook-log")
    void purge() {
        while (log.purge(settings.retention(), PURGE_AT_ONCE) == PURGE_AT_ONCE) {
            LOG.debug("The log of deliveries has more that is too old");
        }
    }
}
