package eu.peregrine.gateway;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** One request and its answer. Everything about it happens on one event loop, so nothing here is synchronised. */
final class Exchange {

    private static final String KEY = Exchange.class.getName();
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    private final RoutingContext routing;
    private final long started = System.nanoTime();
    private final TraceContext trace;
    private final String requestId;
    private RequestShape.Target target;
    private String safePath;
    private String service;
    private Identity.Caller caller;
    private boolean repeated;
    private Problem problem;
    private HttpClientRequest upstream;
    private long received;
    private Instance instance;
    private Runnable atEnd = () -> {};
    private boolean over;

    private Exchange(RoutingContext routing, Spans spans) {
        HttpServerRequest request = routing.request();
        this.routing = routing;
        this.trace =
                TraceContext.continueOrStart(request.getHeader("traceparent"), caller -> spans.begin(request, caller));
        String given = request.getHeader("x-request-id");
        this.requestId = given != null && REQUEST_ID.matcher(given).matches() ? given : anyId();
    }

    /** A random UUID (RFC 9562, version 4) that nobody need be unable to guess, and so without the secure generator's price. */
    private static String anyId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = random.nextLong() & ~0xf000L | 0x4000L;
        long variant = random.nextLong() & ~(3L << 62) | 2L << 62;
        return new UUID(version4, variant).toString();
    }

    /** Begins an exchange and remembers it in the routing context. */
    static Exchange begin(RoutingContext routing, Spans spans) {
        Exchange exchange = new Exchange(routing, spans);
        routing.put(KEY, exchange);
        return exchange;
    }

    /** The exchange of a request, or null if it never began. */
    static Exchange of(RoutingContext routing) {
        return routing.get(KEY);
    }

    RoutingContext routing() {
        return routing;
    }

    HttpServerRequest request() {
        return routing.request();
    }

    HttpServerResponse response() {
        return routing.response();
    }

    /** Milliseconds since the request's head was read. */
    long elapsedMillis() {
        return (System.nanoTime() - started) / 1_000_000;
    }

    TraceContext trace() {
        return trace;
    }

    String requestId() {
        return requestId;
    }

    /** The target, or null for a request that was refused for its shape. */
    RequestShape.Target target() {
        return target;
    }

    void target(RequestShape.Target value) {
        target = value;
    }

    /** The target's path as {@link AccessLog#pathOf} may tell it; only with a target. */
    String safePath() {
        if (safePath == null) {
            safePath = AccessLog.pathOf(target.path());
        }
        return safePath;
    }

    /** The service that answers, or null if the gateway itself does. */
    String service() {
        return service;
    }

    void service(String name) {
        service = name;
    }

    /** The instance that answers; null until it is chosen. */
    Instance instance() {
        return instance;
    }

    /** The request goes to this instance, and is one of its own until the exchange is over or goes to another. */
    void instance(Instance chosen) {
        if (instance != null) {
            instance.ended();
        }
        instance = chosen;
        instance.began();
    }

    /** The OAuth client that calls (never the person), or null. */
    String clientId() {
        return caller == null ? null : caller.client();
    }

    /**
     * Whom the verified token names: its subject, or the client that it was given to where it has none, as the services read
     * it too; null without a token. It goes into no log.
     */
    String subject() {
        return caller == null ? null : caller.subject();
    }

    /** The verified token; null without one. */
    JsonWebToken token() {
        return caller == null ? null : caller.token();
    }

    /** Whoever calls is known. */
    void caller(Identity.Caller known) {
        caller = known;
    }

    /** Whether the request was sent to a service a second time. */
    boolean repeated() {
        return repeated;
    }

    void repeat() {
        repeated = true;
    }

    /** Why the gateway gives up on this request, or null. The first reason stands. */
    Problem problem() {
        return problem;
    }

    void problem(Problem reason) {
        if (problem == null) {
            problem = reason;
        }
    }

    /** Remembers the request to the service, so that it can be broken off. */
    void upstream(HttpClientRequest request) {
        upstream = request;
    }

    /** The service's answer has wholly arrived: from now on its connection may carry another exchange. */
    void upstreamDone() {
        upstream = null;
    }

    /** Breaks off the request to the service, unless it is done. Its connection is closed, not reused. */
    void abandonUpstream() {
        if (upstream != null) {
            upstream.reset();
            upstream = null;
        }
    }

    /** Bytes of the body that came in so far. */
    long received() {
        return received;
    }

    void received(int more) {
        received += more;
    }

    /** Whether the answer is complete or the client gone. */
    boolean over() {
        return over;
    }

    /** Something more to do when the exchange is over. */
    void whenOver(Runnable action) {
        Runnable before = atEnd;
        atEnd = () -> {
            before.run();
            action.run();
        };
    }

    /** Ends the exchange; true the first time. */
    boolean end() {
        if (over) {
            return false;
        }
        over = true;
        if (instance != null) {
            instance.ended();
        }
        atEnd.run();
        return true;
    }

    /** Whether the request announced a body that has not wholly arrived. */
    boolean bodyLeft() {
        String length = request().getHeader("content-length");
        boolean announced =
                length != null && !length.equals("0") || request().headers().contains("transfer-encoding");
        return announced && !request().isEnded();
    }

    /** Whether the caller would rather read French (RFC 9110 §12.5.4, reduced to our two languages). */
    boolean french() {
        String languages = request().getHeader("accept-language");
        if (languages == null) {
            return false;
        }
        return weight(languages, "fr") > weight(languages, "en");
    }

    private static double weight(String languages, String wanted) {
        double best = 0;
        double earlier = 0;
        for (String range : languages.toLowerCase(Locale.ROOT).split(",", 20)) {
            String[] parts = range.trim().split("\\s*;\\s*q=", 2);
            if (parts[0].equals(wanted) || parts[0].startsWith(wanted + "-")) {
                // Of two languages that weigh the same, the one named first.
                best = Math.max(best, (parts.length == 1 ? 1 : quality(parts[1])) - earlier);
            }
            earlier += 0.0001;
        }
        return best;
    }

    private static double quality(String text) {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
