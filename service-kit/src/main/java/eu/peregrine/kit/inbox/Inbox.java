package eu.peregrine.kit.inbox;

import eu.peregrine.kit.outbox.CloudEventHeaders;
import eu.peregrine.kit.outbox.TraceParent;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Receives events: each is handled once per consumer, whatever the broker repeats.
 *
 * <p>What may pass is tried again in place, so that a later event of the same aggregate never overtakes: for 30 s when
 * somebody was in the way, without end while the database is away. Everything else becomes a dead letter, so that a bad
 * record never stops its partition.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final InboxStore store;
    private final DeadLetters deadLetters;
    private final Tracer tracer;
    private final MeterRegistry meters;
    private volatile boolean stopping;

    /** Who is being replayed on this thread; all other consumers of the same record stay out of it. */
    private final ThreadLocal<Replay> replaying = new ThreadLocal<>();

    @Inject
    Inbox(InboxStore store, DeadLetters deadLetters, Tracer tracer, MeterRegistry meters) {
        this.store = store;
        this.deadLetters = deadLetters;
        this.tracer = tracer;
        this.meters = meters;
    }

    void stop(@Observes ShutdownEvent ending) {
        stopping = true;
    }

    /**
     * Handles a record and returns when it is done with, one way or another: handled, skipped because it was handled
     * before or nobody wants its type, or put among the dead letters.
     *
     * @param consumer name of the consumer, unique in the service and never changed, for example {@code destinations}
     * @param record the record as the broker delivered it
     * @param handlers what the consumer does with which type
     * @throws StoppingException when the service stops before the record is done with; it is delivered again
     */
    @ActivateRequestContext
    public void receive(String consumer, ConsumerRecord<String, byte[]> record, EventHandlers handlers) {
        Replay replay = replaying.get();
        if (replay != null) {
            replay.run(consumer, () -> handle(consumer, record, handlers));
            return;
        }
        Patience patience = new Patience(() -> stopping);
        while (true) {
            try {
                count(consumer, handle(consumer, record, handlers));
                return;
            } catch (Exception e) {
                if (!patience.waitAfter(Trouble.of(e), e)) {
                    bury(consumer, record, e);
                    return;
                }
            }
        }
    }

    /**
     * Handles what one poll of the broker brought, in one transaction where all of it goes well, else record by record as
     * {@link #receive}. For a consumer of many events to whom most of them mean little.
     *
     * @param consumer name of the consumer, unique in the service and never changed
     * @param records in the order in which the broker delivered them
     * @param handlers what the consumer does with which type
     * @throws StoppingException when the service stops before the records are done with; they are delivered again
     */
    @ActivateRequestContext
    public void receiveAll(String consumer, Iterable<ConsumerRecord<String, byte[]>> records, EventHandlers handlers) {
        if (replaying.get() == null && handledTogether(consumer, records, handlers)) {
            return;
        }
        records.forEach(record -> receive(consumer, record, handlers));
    }

    private boolean handledTogether(
            String consumer, Iterable<ConsumerRecord<String, byte[]>> records, EventHandlers handlers) {
        try {
            List<Outcome> outcomes = new ArrayList<>();
            QuarkusTransaction.requiringNew().run(() -> together(consumer, records, handlers, outcomes));
            outcomes.forEach(outcome -> count(consumer, outcome));
            return true;
        } catch (RuntimeException oneOfThem) {
            LOG.debugf(oneOfThem, "%s takes the records of a poll one by one", consumer);
            return false;
        }
    }

    /** In the running transaction. */
    private void together(
            String consumer,
            Iterable<ConsumerRecord<String, byte[]>> records,
            EventHandlers handlers,
            List<Outcome> outcomes) {
        Map<UUID, ConsumerRecord<String, byte[]>> wanted = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            String type = ReceivedEvents.type(record);
            if (type == null || handlers.handlerOf(type).isEmpty()) {
                outcomes.add(Outcome.SKIPPED);
            } else if (wanted.putIfAbsent(ReceivedEvents.id(record), record) != null) {
                outcomes.add(Outcome.REPEATED);
            }
        }
        Set<UUID> first = wanted.isEmpty() ? Set.of() : store.first(consumer, wanted.keySet());
        Map<Consumer<List<Envelope>>, List<Envelope>> together = new LinkedHashMap<>();
        wanted.forEach((id, record) -> {
            if (!first.contains(id)) {
                outcomes.add(Outcome.REPEATED);
                return;
            }
            Optional<Consumer<List<Envelope>>> group = handlers.togetherHandlerOf(ReceivedEvents.type(record));
            if (group.isPresent()) {
                together.computeIfAbsent(group.get(), none -> new ArrayList<>()).add(ReceivedEvents.envelope(record));
                outcomes.add(Outcome.HANDLED);
            } else {
                outcomes.add(handle(consumer, record, handlers, (event, handler) -> {
                    handler.accept(event);
                    return Outcome.HANDLED;
                }));
            }
        });
        together.forEach(Consumer::accept);
    }

    private Outcome handle(String consumer, ConsumerRecord<String, byte[]> record, EventHandlers handlers) {
        return handle(
                consumer,
                record,
                handlers,
                (event, handler) -> QuarkusTransaction.requiringNew().call(() -> once(consumer, event, handler)));
    }

    private Outcome handle(
            String consumer,
            ConsumerRecord<String, byte[]> record,
            EventHandlers handlers,
            BiFunction<Event, Consumer<Event>, Outcome> way) {
        String type = ReceivedEvents.type(record);
        Optional<Consumer<Event>> handler = type == null ? Optional.empty() : handlers.handlerOf(type);
        if (handler.isEmpty()) {
            return Outcome.SKIPPED;
        }
        Event event = ReceivedEvents.read(record);
        Context cause = TraceParent.context(ReceivedEvents.header(record, CloudEventHeaders.TRACE_PARENT));
        Span span = tracer.spanBuilder(consumer + " " + type)
                .setParent(cause)
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        try {
            return cause.with(span)
                    .wrapSupplier(() -> way.apply(event, handler.get()))
                    .get();
        } finally {
            span.end();
        }
    }

    /** In the running transaction. */
    private Outcome once(String consumer, Event event, Consumer<Event> handler) {
        if (!store.first(consumer, event.id())) {
            return Outcome.REPEATED;
        }
        handler.accept(event);
        return Outcome.HANDLED;
    }

    private void bury(String consumer, ConsumerRecord<String, byte[]> record, Exception reason) {
        LOG.errorf(
                reason,
                "%s cannot handle %s-%d@%d; it becomes a dead letter",
                consumer,
                record.topic(),
                record.partition(),
                record.offset());
        Patience patience = new Patience(() -> stopping);
        while (true) {
            try {
                deadLetters.bury(consumer, record, reason);
                count(consumer, Outcome.BURIED);
                return;
            } catch (RuntimeException e) {
                patience.waitAfter(Trouble.DATABASE_AWAY, e);
            }
        }
    }

    /**
     * Handles a record again for one consumer alone, by delivering it as the broker would.
     *
     * @param delivery calls the channel's methods with the record
     * @return what became of it; null when no such consumer received it
     * @throws RuntimeException what the handler throws
     */
    Outcome replay(String consumer, Runnable delivery) {
        Replay replay = new Replay(consumer);
        replaying.set(replay);
        try {
            delivery.run();
            return replay.outcome();
        } finally {
            replaying.remove();
        }
    }

    private void count(String consumer, Outcome outcome) {
        meters.counter("peregrine.inbox.events", "consumer", consumer, "outcome", outcome.label())
                .increment();
    }
}
