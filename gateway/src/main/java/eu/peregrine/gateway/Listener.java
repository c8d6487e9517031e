package eu.peregrine.gateway;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;

/**
 * One open stream of events. It takes from {@link RecentEvents} as fast as its client reads; one that falls behind what is kept
 * is ended, and comes back with its last id.
 */
final class Listener {

    private final Exchange exchange;
    private final Context context;
    private final RecentEvents recent;
    private final Clock clock;
    private final Set<String> grants;
    private final Set<String> types;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Semaphore room = new Semaphore(0);
    private Map<TopicPartition, Long> seen = Map.of();
    private long place = -1;
    private long patienceNanos;
    private volatile boolean tooSlow;
    private volatile boolean over;

    /**
     * A listener on the event loop of its exchange.
     *
     * @param grants what an event's {@code ce_visibleto} must name one of
     * @param types kinds or types wanted; none for all
     * @param patience for the client to make room while older events are read again for it, all together
     */
    Listener(
            Exchange exchange,
            Context context,
            RecentEvents recent,
            Clock clock,
            Set<String> grants,
            Set<String> types,
            Duration patience) {
        this.exchange = exchange;
        this.context = context;
        this.recent = recent;
        this.clock = clock;
        this.grants = grants;
        this.types = types;
        this.patienceNanos = patience.toNanos();
    }

    /** Begins, or goes on, at a place among the recent events; those that {@code already} are behind it are left out. */
    void from(long start, Map<TopicPartition, Long> already) {
        place = start;
        seen = already;
        pump();
    }

    /** Something may have arrived. Any thread may say so. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(now -> pump());
        }
    }

    private void pump() {
        woken.set(false);
        HttpServerResponse response = exchange.response();
        if (place < 0 || over || response.ended()) {
            return;
        }
        while (!response.writeQueueFull()) {
            StreamEvent event = recent.at(place);
            // Asked afterwards: what was read before it made room is the event of this place, and no later one.
            if (recent.gone(place)) {
                end();
                return;
            }
            if (event == null) {
                seen = Map.of();
                return;
            }
            place++;
            if (wants(event) && event.offset() >= seen.getOrDefault(event.partition(), 0L)) {
                response.write(event.text());
            }
        }
        response.drainHandler(drained -> pump());
    }

    private boolean wants(StreamEvent event) {
        return !Collections.disjoint(grants, event.visibleTo())
                && (types.isEmpty() || types.contains(event.kind()) || types.contains(event.type()));
    }

    /**
     * Writes an event that was read again, and returns when there is room for the next; called on the thread that reads. That thread
     * is wanted by others too, so that a slow client is waited for no longer than its patience in all, and then ended.
     */
    void replay(StreamEvent event) {
        if (!open() || !wants(event)) {
            return;
        }
        context.runOnContext(now -> {
            HttpServerResponse response = exchange.response();
            if (over || response.ended()) {
                room.release();
                return;
            }
            response.write(event.text());
            if (response.writeQueueFull()) {
                long since = System.nanoTime();
                response.drainHandler(drained -> {
                    patienceNanos -= System.nanoTime() - since;
                    room.release();
                });
            } else {
                room.release();
            }
        });
        try {
            if (!room.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS)) {
                tooSlow = true;
                run(this::end);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does something on the event loop. */
    void run(Runnable work) {
        context.runOnContext(now -> work.run());
    }

    /** Nobody reads any more, so that nothing waits for them either. */
    void over() {
        over = true;
        room.release();
    }

    /** Whether somebody still reads, and not too slowly. Any thread may ask. */
    boolean open() {
        return !over && !tooSlow;
    }

    /** Says that it is there, and where the client stands, who may have been told nothing for long. */
    void heartbeat() {
        context.runOnContext(now -> {
            HttpServerResponse response = exchange.response();
            if (over || response.ended()) {
                return;
            }
            if (response.writeQueueFull()) {
                // A client that is stuck, and not a quiet one.
                if (place >= 0 && recent.gone(place)) {
                    end();
                }
                return;
            }
            String id = recent.idAt(place, clock.instant());
            response.write(id == null ? ": \n\n" : ": \nid: " + id + "\n\n");
        });
    }

    /** Ends the stream; a browser, and every client that follows the standard, comes back with the last id that it was given. */
    void end() {
        HttpServerResponse response = exchange.response();
        if (over || response.ended()) {
            return;
        }
        if (response.writeQueueFull()) {
            // Whatever is written now would wait behind what nobody reads.
            exchange.request().connection().close();
        } else {
            response.end();
        }
    }
}
