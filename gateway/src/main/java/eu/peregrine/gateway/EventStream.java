package eu.peregrine.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * {@code GET /api/v1/events}: what happens, as server-sent events (the HTML standard, §9.2), each to those whom its producer
 * named. An event's id is the place behind it in the whole log; {@code Last-Event-ID} goes on from there, at any gateway.
 */
@ApplicationScoped
public class EventStream {

    /** Where the stream is. */
    static final String PATH = "/api/v1/events";

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z-]{0,60}(\\.[a-z][a-z-]{0,60})?");
    private static final int MOST_TYPES = 50;

    /** Threads that read older events again, for all. */
    static final int READERS_AGAIN = 2;

    /** Bytes that wait for each client, and one event more. */
    private static final int QUEUE = 8 << 10;

    private final GatewayConfig.Events config;
    private final Vertx vertx;
    private final Clock clock = Clock.systemUTC();
    private final String topicPrefix;
    private final RecentEvents recent;
    private final EventLog log;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> bySubject = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor readersAgain;
    private final Identity identity;
    private final Problems problems;
    private volatile boolean ending;

    @Inject
    EventStream(
            GatewayConfig config,
            @ConfigProperty(name = "peregrine.kafka.bootstrap-servers") Optional<String> bootstrapServers,
            @ConfigProperty(name = "peregrine.kafka.topic-prefix", defaultValue = "peregrine") String topicPrefix,
            Vertx vertx,
            ObjectMapper json,
            Identity identity,
            Problems problems,
            MeterRegistry meters) {
        this.config = config.events();
        this.vertx = vertx;
        this.identity = identity;
        this.problems = problems;
        this.topicPrefix = topicPrefix;
        this.recent = new RecentEvents(this.config.recent(), topicPrefix);
        this.log = bootstrapServers
                .map(servers -> new EventLog(
                        servers,
                        topicPrefix,
                        this.config.recall(),
                        json,
                        clock,
                        recent,
                        () -> listeners.forEach(Listener::wake)))
                .orElse(null);
        this.readersAgain = new ThreadPoolExecutor(
                READERS_AGAIN,
                READERS_AGAIN,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(this.config.listeners()),
                work -> {
                    Thread thread = new Thread(work, "events-again");
                    thread.setDaemon(true);
                    thread.setContextClassLoader(EventStream.class.getClassLoader());
                    return thread;
                });
        meters.gaugeCollectionSize("peregrine.gateway.listeners", List.of(), listeners);
    }

    void start(@Observes StartupEvent start) {
        if (log != null) {
            log.start();
        }
        vertx.setPeriodic(config.heartbeat().toMillis(), beat -> listeners.forEach(Listener::heartbeat));
    }

    /** Streams would keep a graceful shutdown waiting for ever; their clients go to another gateway, or wait for this one. */
    void drain(@Observes ShutdownDelayInitiatedEvent soon) {
        endAll();
    }

    void stop(@Observes ShutdownEvent now) {
        endAll();
        readersAgain.shutdownNow();
        if (log != null) {
            log.close();
        }
    }

    /** How many streams are open. */
    int open() {
        return listeners.size();
    }

    private void endAll() {
        ending = true;
        listeners.forEach(listener -> listener.run(listener::end));
    }

    /** Opens a stream for a caller whose token is verified and counted; called on the exchange's event loop. */
    void open(Exchange exchange) {
        Set<String> types = new HashSet<>(exchange.request().params().getAll("type"));
        Problem refusal = refusal(exchange, types);
        if (refusal != null) {
            problems.answer(exchange, refusal);
            return;
        }
        String lastId = exchange.request().getHeader("last-event-id");
        Listener listener = new Listener(
                exchange,
                vertx.getOrCreateContext(),
                recent,
                clock,
                grants(exchange.token()),
                types,
                config.patience());
        listeners.add(listener);
        bySubject.merge(exchange.subject(), 1, Integer::sum);
        // The token lets in until it expires, and no longer.
        long left = exchange.token().getExpirationTime() * 1_000 - clock.millis();
        long expiry = vertx.setTimer(Math.max(1, left), expired -> listener.end());
        exchange.whenOver(() -> {
            vertx.cancelTimer(expiry);
            listeners.remove(listener);
            listener.over();
            bySubject.computeIfPresent(exchange.subject(), (who, open) -> open == 1 ? null : open - 1);
        });
        HttpServerResponse response = exchange.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // What stands in front of the gateway would wait for a full buffer (nginx).
        response.putHeader("X-Accel-Buffering", "no");
        // The small queue is the connection's, and would slow down whatever comes after the stream.
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        response.setWriteQueueMaxSize(QUEUE);
        response.setChunked(true);
        begin(listener, response, lastId == null || lastId.isBlank() ? null : lastId.trim());
    }

    private void begin(Listener listener, HttpServerResponse response, String lastId) {
        if (lastId == null) {
            response.write("retry: 2000\nid: " + recent.id(clock.instant()) + "\n\n");
            listener.from(recent.end(), Map.of());
            return;
        }
        response.write("retry: 2000\n\n");
        Offsets from = Offsets.of(lastId, topicPrefix)
                .filter(offsets -> offsets.at().isAfter(clock.instant().minus(config.replay())))
                .orElse(null);
        if (from == null) {
            reset(listener, response);
        } else {
            goOn(listener, response, from);
        }
    }

    private void goOn(Listener listener, HttpServerResponse response, Offsets from) {
        long place = recent.place(from);
        if (place >= 0) {
            listener.from(place, from.next());
            return;
        }
        try {
            readersAgain.execute(() -> readAgain(listener, response, from));
        } catch (RejectedExecutionException full) {
            listener.end();
        }
    }

    private void readAgain(Listener listener, HttpServerResponse response, Offsets from) {
        try {
            Offsets reached = log.replay(from, listener::replay, listener::open);
            listener.run(() -> {
                if (!listener.open()) {
                    return;
                }
                if (reached == null) {
                    reset(listener, response);
                } else {
                    goOn(listener, response, reached);
                }
            });
        } catch (RuntimeException failed) {
            LOG.warnf("Older events cannot be read for now: %s", failed.getMessage());
            listener.run(listener::end);
        }
    }

    /** Some of what the client has missed cannot be told any more: it reads everything anew, and goes on from here. */
    private void reset(Listener listener, HttpServerResponse response) {
        response.write(
                "event: reset\nid: " + recent.id(clock.instant())
                        + "\ndata: {\"detail\":\"Events since the last one are not kept any more. Read anew what you hold.\"}\n\n");
        listener.from(recent.end(), Map.of());
    }

    private Problem refusal(Exchange exchange, Set<String> types) {
        if (!exchange.request().method().equals(HttpMethod.GET)) {
            return Problem.of(ProblemType.METHOD_NOT_ALLOWED, "Events can only be read.")
                    .with("Allow", "GET");
        }
        if (types.size() > MOST_TYPES
                || !types.stream().allMatch(type -> TYPE.matcher(type).matches())) {
            return Problem.of(
                    ProblemType.MALFORMED_REQUEST,
                    "type is a kind, such as agreement, or a type, such as agreement.approved; at most " + MOST_TYPES
                            + ".");
        }
        if (exchange.subject() == null) {
            return identity.refusal(exchange, "The token names nobody.", "invalid_token");
        }
        if (ending || log == null || !log.ready()) {
            return Problem.of(ProblemType.SERVICE_UNAVAILABLE, "Events cannot be read just now.")
                    .with("Retry-After", "5");
        }
        if (listeners.size() >= config.listeners()
                || bySubject.getOrDefault(exchange.subject(), 0) >= config.perClient()) {
            return Problem.of(ProblemType.OVERLOADED, "Too many streams of events are open.")
                    .with("Retry-After", "30");
        }
        return null;
    }

    /** The entries of {@code ce_visibleto} that a token opens. */
    static Set<String> grants(JsonWebToken token) {
        Set<String> grants = new HashSet<>();
        if (token.getClaim("roles") instanceof Collection<?> roles) {
            for (Object role : roles) {
                grants.add("role:" + (role instanceof JsonString text ? text.getString() : role));
            }
        }
        Object organisation = token.getClaim("organisation_id");
        if (organisation != null) {
            grants.add("organisation:" + organisation);
        }
        Object student = token.getClaim("student_id");
        if (student != null) {
            grants.add("person:" + student);
        }
        return grants;
    }
}
