package eu.peregrine.kit.deadline;

import eu.peregrine.kit.clock.ClockMoved;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Does what is due, of every kind of {@link DueWork}: every second of the system's time and at once after the clock was
 * moved. The kinds take turns, batch by batch, on a thread of their own: no request waits for them, none waits for long.
 */
@ApplicationScoped
public class Deadlines {

    private static final Logger LOG = Logger.getLogger(Deadlines.class);
    private static final Duration BREATH = Duration.ofMillis(50);

    private final List<DueRun> runs;
    private final Clock clock;
    private final Duration every;
    private final Semaphore pokes = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;

    @Inject
    Deadlines(
            @All List<DueWork> works,
            DueBatches batches,
            Clock clock,
            @ConfigProperty(name = "peregrine.deadline.every", defaultValue = "PT1S") Duration every,
            @ConfigProperty(name = "peregrine.deadline.batch", defaultValue = "100") int batch,
            MeterRegistry meters) {
        this.runs = works.stream()
                .map(work -> new DueRun(work, batches, batch, System::nanoTime))
                .toList();
        this.clock = clock;
        this.every = every;
        runs.forEach(run -> measure(run, meters));
    }

    private static void measure(DueRun run, MeterRegistry meters) {
        FunctionCounter.builder("peregrine.deadline.settled", run, DueRun::settled)
                .description("What was done because it was due")
                .tag("work", run.name())
                .register(meters);
        FunctionCounter.builder("peregrine.deadline.failures", run, DueRun::failures)
                .description("How often something due could not be done")
                .tag("work", run.name())
                .register(meters);
        Gauge.builder("peregrine.deadline.failing", run, DueRun::failing)
                .description("What is due, could not be done and is tried again")
                .tag("work", run.name())
                .register(meters);
    }

    void start(@Observes @Priority(200) StartupEvent started) {
        if (runs.isEmpty()) {
            return;
        }
        thread = new Thread(this::tickForEver, "deadlines");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        stopping = true;
        pokes.release();
        if (thread != null) {
            thread.join(Duration.ofSeconds(8).toMillis());
        }
    }

    void moved(@Observes ClockMoved moved) {
        poke();
    }

    /** Looks at once whether something is due, rather than in a second. */
    public void poke() {
        pokes.release();
    }

    /** Whatever goes wrong inside, a service never runs on without looking at its deadlines. */
    private void tickForEver() {
        while (!stopping) {
            try {
                tick();
            } catch (Throwable e) {
                LOG.error("Deadlines failed and are looked at again", e);
            }
            pause();
        }
    }

    /** A moment at least, so that a thousand changes in a second do not mean a thousand looks. */
    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(stopping ? 0 : BREATH.toMillis());
            if (pokes.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
                pokes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private void tick() {
        List<DueRun> busy = new ArrayList<>(runs);
        while (!busy.isEmpty() && !stopping) {
            Instant now = clock.instant();
            busy.removeIf(run -> stopping || !run.next(now));
        }
    }
}
