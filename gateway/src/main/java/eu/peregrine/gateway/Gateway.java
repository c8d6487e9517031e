package eu.peregrine.gateway;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The chain of steps that every request goes through, before anything of the framework sees it. */
@ApplicationScoped
public class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);

    /** Ahead of every route of Quarkus; a body handler before the proxy would leave it waiting for ever. */
    private static final int FIRST = Integer.MIN_VALUE + 100;

    /** How long a client may go on sending a body after its answer is complete. */
    private static final long LINGER_MILLIS = 5_000;

    private final RouteTable routes;
    private final BodyLimits limits;
    private final Cors cors;
    private final PublicPaths publicPaths;
    private final Identity identity;
    private final ClientRates rates;
    private final UpstreamProxy proxy;
    private final EventStream events;
    private final Portal portal;
    private final Problems problems;
    private final AccessLog accessLog;
    private final Spans spans;
    private final PublicAddress address;
    private final GatewayConfig config;

    @Inject
    Gateway(
            RouteTable routes,
            BodyLimits limits,
            Cors cors,
            PublicPaths publicPaths,
            Identity identity,
            ClientRates rates,
            UpstreamProxy proxy,
            EventStream events,
            Portal portal,
            Problems problems,
            AccessLog accessLog,
            Spans spans,
            PublicAddress address,
            GatewayConfig config) {
        this.routes = routes;
        this.limits = limits;
        this.cors = cors;
        this.publicPaths = publicPaths;
        this.identity = identity;
        this.rates = rates;
        this.proxy = proxy;
        this.events = events;
        this.portal = portal;
        this.problems = problems;
        this.accessLog = accessLog;
        this.spans = spans;
        this.address = address;
        this.config = config;
    }

    void mount(@Observes Router router) {
        router.route().order(FIRST).handler(this::handle).failureHandler(this::fail);
        // The router itself refuses a target without a slash, and a missing Host, before any route.
        for (int status : new int[] {400, 404, 405, 406, 415, 500}) {
            router.errorHandler(status, this::fail);
        }
    }

    private void handle(RoutingContext routing) {
        Exchange exchange = begin(routing);
        HttpServerResponse response = exchange.response();
        if (!response.writeQueueFull()) {
            answer(exchange);
        } else if (exchange.bodyLeft()) {
            exchange.request().connection().close();
        } else {
            // Whoever sends request after request without reading gets the next answer when there is room for it.
            response.drainHandler(room -> {
                response.drainHandler(null);
                answer(exchange);
            });
        }
    }

    private void answer(Exchange exchange) {
        try {
            exchange.target(RequestShape.check(exchange.request()));
            if (cors.preflight(exchange)) {
                exchange.response().setStatusCode(204).end();
                return;
            }
            dispatch(exchange);
        } catch (RequestShape.RefusedException refused) {
            problems.answer(exchange, refused.problem());
        } catch (RuntimeException unforeseen) {
            failed(exchange, unforeseen);
        }
    }

    private void failed(Exchange exchange, Throwable unforeseen) {
        LOG.errorf(unforeseen, "Unforeseen, request %s", exchange.requestId());
        problems.answer(exchange, Problem.of(ProblemType.INTERNAL_ERROR, "The gateway failed."));
    }

    private Exchange begin(RoutingContext routing) {
        Exchange exchange = Exchange.begin(routing, spans);
        HttpServerResponse response = exchange.response();
        response.putHeader("X-Request-Id", exchange.requestId());
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("X-Frame-Options", "DENY");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        // RFC 6797 §7.2: not over a connection that is not secure.
        if ("https".equals(address.scheme(exchange))) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        routing.addEndHandler(ended -> finish(exchange));
        return exchange;
    }

    private void dispatch(Exchange exchange) throws RequestShape.RefusedException {
        String path = exchange.target().path();
        if (path.equals(EventStream.PATH)) {
            enter(exchange);
        } else if (RouteTable.ofService(path)) {
            Optional<String> service = routes.serviceOf(path);
            if (service.isEmpty()) {
                problems.answer(exchange, Problem.of(ProblemType.NOT_FOUND, "The API has no such collection."));
            } else {
                exchange.service(service.get());
                enter(exchange);
            }
        } else if (isOwnOperations(path)) {
            exchange.routing().next();
        } else if (!portal.answer(exchange)) {
            problems.answer(exchange, Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path."));
        }
    }

    private boolean isOwnOperations(String path) {
        return path.equals("/q/health")
                || path.startsWith("/q/health/")
                || config.metrics().open() && path.equals("/q/metrics");
    }

    /** Size, then identity but on public paths, then the client's share, then the service or the stream; until then no byte of the body is read. */
    private void enter(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        long limit = limits.of(exchange.target().path());
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 18 || Long.parseLong(length) > limit)) {
            problems.answer(exchange, LimitedBody.tooLarge(limit));
            return;
        }
        request.pause();
        Watch watch = proxy.watch(exchange);
        exchange.whenOver(watch::stop);
        if (publicPaths.has(exchange.target().path())) {
            // Whatever was sent along was not verified here, so it does not go on either.
            request.headers().remove(HttpHeaders.AUTHORIZATION);
            admit(exchange, watch, null);
            return;
        }
        if (identity.remembers(exchange)) {
            admit(exchange, watch, null);
            return;
        }
        watch.stage(
                config.timeouts().identity().toMillis(),
                () -> Problem.of(ProblemType.IDENTITY_PROVIDER_UNAVAILABLE, "The identity provider does not answer.")
                        .with("Retry-After", "5"));
        Context context = Vertx.currentContext();
        identity.verify(exchange).subscribe().with(refusal -> {
            if (Vertx.currentContext() == context) {
                verified(exchange, watch, refusal);
            } else {
                context.runOnContext(now -> verified(exchange, watch, refusal));
            }
        });
    }

    private void verified(Exchange exchange, Watch watch, Problem refusal) {
        try {
            admit(exchange, watch, refusal);
        } catch (RuntimeException unforeseen) {
            failed(exchange, unforeseen);
        }
    }

    private void admit(Exchange exchange, Watch watch, Problem refusal) {
        if (exchange.over()) {
            return;
        }
        // Whoever has shown no valid token spends the share of an address: guessing is not free.
        Problem tooMany = rates.spend(exchange);
        if (tooMany != null || refusal != null) {
            problems.answer(exchange, tooMany != null ? tooMany : refusal);
        } else if (exchange.target().path().equals(EventStream.PATH)) {
            watch.stop();
            exchange.request().resume();
            events.open(exchange);
        } else {
            watch.pauseStage();
            proxy.pass(exchange, watch);
        }
    }

    private void fail(RoutingContext routing) {
        Exchange exchange = Exchange.of(routing) == null ? begin(routing) : Exchange.of(routing);
        if (exchange.target() == null) {
            try {
                exchange.target(RequestShape.check(exchange.request()));
            } catch (RequestShape.RefusedException refused) {
                problems.answer(exchange, refused.problem());
                return;
            }
        }
        Throwable failure = routing.failure();
        if (failure != null) {
            failed(exchange, failure);
        } else {
            problems.answer(exchange, Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path."));
        }
    }

    private void finish(Exchange exchange) {
        if (!exchange.end()) {
            return;
        }
        // The handler is also called when the connection goes first.
        boolean complete = exchange.response().ended();
        accessLog.write(exchange, complete);
        spans.end(exchange, complete);
        if (!complete) {
            exchange.abandonUpstream();
        } else if (exchange.bodyLeft()) {
            exchange.routing().vertx().setTimer(LINGER_MILLIS, late -> {
                if (exchange.bodyLeft()) {
                    exchange.request().connection().close();
                }
            });
        }
    }
}
