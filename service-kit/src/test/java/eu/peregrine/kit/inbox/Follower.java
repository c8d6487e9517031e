package eu.peregrine.kit.inbox;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import io.opentelemetry.api.trace.Span;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer as a service would write it, with every kind of trouble on demand. */
@ApplicationScoped
public class Follower {

    private final Set<UUID> mended = ConcurrentHashMap.newKeySet();
    private final Map<UUID, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final Map<UUID, String> traces = new ConcurrentHashMap<>();

    private final EntityManager entities;
    private final Outbox outbox;
    private final Inbox inbox;
    private final EventHandlers handlers = EventHandlers.create()
            .on("signal.raised", this::raised)
            .on("signal.broken", this::broken)
            .on("signal.contended", this::contended)
            .on("signal.cut-off", this::cutOff)
            .on("signal.echoed", this::echoed);
    private final EventHandlers beacons = EventHandlers.create()
            .on("beacon.raised", this::raised)
            .on("beacon.broken", this::broken)
            .onAnyTogether("flare", this::seen);
    private final EventHandlers second = EventHandlers.create().onAny("signal", event -> {});

    /** The part of a signal that this consumer needs. */
    public record Signal(String text) {}

    /** The public state of an echo. */
    public record Echo(UUID id) {}

    @Inject
    Follower(EntityManager entities, Outbox outbox, Inbox inbox) {
        this.entities = entities;
        this.outbox = outbox;
        this.inbox = inbox;
    }

    /** From now on a broken signal can be handled. */
    void mend(UUID signal) {
        mended.add(signal);
    }

    /** How often a signal was tried. */
    int tries(UUID signal) {
        return tries.get(signal).get();
    }

    /** The trace in which an event was handled. */
    String trace(UUID event) {
        return traces.get(event);
    }

    @Incoming("signal")
    @Blocking
    public void onSignal(ConsumerRecord<String, byte[]> record) {
        inbox.receive("follower", record, handlers);
        inbox.receive("second-follower", record, second);
    }

    /** All that a poll brought, of a topic of its own. */
    @Incoming("beacon")
    @Blocking
    public void onBeacons(ConsumerRecords<String, byte[]> records) {
        inbox.receiveAll("beacons", records, beacons);
    }

    private void raised(Event event) {
        traces.put(event.id(), Span.current().getSpanContext().getTraceId());
        entities.createNativeQuery("insert into effect (signal, text) values (:signal, :text)")
                .setParameter("signal", event.subject())
                .setParameter("text", event.as(Signal.class).text())
                .executeUpdate();
    }

    private void seen(List<Envelope> flares) {
        for (Envelope flare : flares) {
            entities.createNativeQuery("insert into effect (signal, text) values (:signal, :text)")
                    .setParameter("signal", flare.subject())
                    .setParameter("text", flare.type())
                    .executeUpdate();
        }
    }

    private void broken(Event event) {
        raised(event);
        if (!mended.contains(event.subject())) {
            throw new IllegalStateException("This signal is broken");
        }
    }

    private void contended(Event event) {
        raised(event);
        if (tries(event) < 3) {
            throw new OptimisticLockException("Somebody was faster");
        }
    }

    private void cutOff(Event event) {
        raised(event);
        if (tries(event) < 3) {
            entities.createNativeQuery("select pg_terminate_backend(pg_backend_pid())")
                    .getResultList();
        }
    }

    private void echoed(Event event) {
        outbox.append("echo", event.subject(), 1, "echo.made", null, new Echo(event.subject()), VisibleTo.roles());
    }

    private int tries(Event event) {
        return tries.computeIfAbsent(event.subject(), id -> new AtomicInteger()).incrementAndGet();
    }
}
