package eu.peregrine.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Passes a request on to its service and the answer back, streaming both ways, by the proxy of Vert.x. What that proxy
 * leaves open (see docs/decisions/0005) is closed here: headers of one hop, time-outs, body limits, errors.
 */
@ApplicationScoped
public class UpstreamProxy {

    // An upgraded connection would bypass every interceptor.
    private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);

    /** RFC 9110 §9.2.1, those that services answer. */
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final GatewayConfig.Timeouts timeouts;
    private final long shortestStage;
    private final BodyLimits limits;
    private final KeptBodies keptBodies;
    private final Problems problems;
    private final PublicAddress address;

    @Inject
    UpstreamProxy(
            Vertx vertx,
            Upstreams upstreams,
            GatewayConfig config,
            BodyLimits limits,
            KeptBodies keptBodies,
            Problems problems,
            PublicAddress address) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.timeouts = config.timeouts();
        this.shortestStage = shortestStage(timeouts);
        this.limits = limits;
        this.keptBodies = keptBodies;
        this.problems = problems;
        this.address = address;
    }

    private static long shortestStage(GatewayConfig.Timeouts timeouts) {
        return Stream.concat(
                        Stream.of(timeouts.identity(), timeouts.upload(), timeouts.firstByte(), timeouts.download()),
                        timeouts.slow().values().stream().map(GatewayConfig.Timeouts.Slow::firstByte))
                .mapToLong(Duration::toMillis)
                .min()
                .orElseThrow();
    }

    /** The time-outs of an exchange; {@link Watch#stop} belongs to the exchange's end. */
    Watch watch(Exchange exchange) {
        GatewayConfig.Timeouts.Slow slow = slow(exchange);
        long total = (slow == null ? timeouts.total() : slow.total()).toMillis();
        return new Watch(vertx, exchange, total, shortestStage, () -> {
            exchange.abandonUpstream();
            problems.answer(exchange, exchange.problem());
        });
    }

    private GatewayConfig.Timeouts.Slow slow(Exchange exchange) {
        String path = exchange.target().path();
        return timeouts.slow().get(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Proxies a request that is paused and whose caller is known. */
    void pass(Exchange exchange, Watch watch) {
        Passage passage = new Passage(exchange, watch);
        // A proxy is two small objects; one of its own gives every exchange its own state without a lookup.
        HttpProxy.reverseProxy(OPTIONS, null)
                .origin(context -> passage.connect())
                .addInterceptor(passage)
                .handle(new ClientSide(exchange.request()));
    }

    private static Problem bodyStopped() {
        return Problem.of(ProblemType.REQUEST_TIMEOUT, "The body stopped arriving.");
    }

    private final class Passage implements ProxyInterceptor {

        private final Exchange exchange;
        private final Watch watch;
        private LimitedBody body;
        private boolean connected;
        private boolean begun;
        private boolean heard;
        private boolean answered;

        private Passage(Exchange exchange, Watch watch) {
            this.exchange = exchange;
            this.watch = watch;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            request.setURI(exchange.target().uri());
            HeaderRules.cleanRequest(request.headers());
            introduce(request.headers());
            if (!exchange.bodyLeft()) {
                request.setBody(null);
                exchange.request().resume();
                return send(context);
            }
            if (keptBodies.keep(exchange)) {
                return collect().compose(whole -> {
                    watch.pauseStage();
                    request.setBody(Body.body(whole));
                    return send(context);
                });
            }
            body = new LimitedBody(exchange, limits.of(exchange.target().path()), watch, this::sent);
            request.setBody(Body.body(body, request.getBody().length()));
            return send(context);
        }

        /** The whole body, before an instance is chosen; from then on the request is as one without. */
        private Future<Buffer> collect() {
            Promise<Buffer> whole = Promise.promise();
            Buffer pieces = Buffer.buffer();
            LimitedBody arriving =
                    new LimitedBody(exchange, limits.of(exchange.target().path()), watch, () -> whole.complete(pieces));
            // Whoever goes away meanwhile ends the exchange, and nobody is left to be answered.
            arriving.exceptionHandler(gone -> {}).handler(pieces::appendBuffer).endHandler(end -> {});
            watch.stage(timeouts.upload().toMillis(), UpstreamProxy::bodyStopped);
            proceed();
            arriving.resume();
            return whole.future();
        }

        private Future<ProxyResponse> send(ProxyContext context) {
            return context.sendRequest().map(this::examined).recover(failure -> {
                if (!mayRepeat(failure)) {
                    return failed(failure);
                }
                exchange.instance().brokeOff();
                exchange.abandonUpstream();
                exchange.repeat();
                connected = false;
                watch.pauseStage();
                return send(context);
            });
        }

        /**
         * Whether the service has certainly changed nothing, or would notice the repetition by its key, and the body is still
         * here and nothing of the answer has come; once, and only while there are few such requests.
         */
        private boolean mayRepeat(Throwable failure) {
            return (connected ? body == null && harmlessTwice() : harmlessTwice() || KeptBodies.hasKey(exchange))
                    && !heard
                    && !exchange.repeated()
                    && !exchange.over()
                    && exchange.problem() == null
                    && exchange.instance() != null
                    && Upstreams.brokenOff(failure)
                    && upstreams.mayRepeat(exchange.service());
        }

        private boolean harmlessTwice() {
            return SAFE.contains(exchange.request().method()) || KeptBodies.noticedTwice(exchange);
        }

        private Future<HttpClientRequest> connect() {
            return upstreams.connect(exchange).map(request -> {
                connected = true;
                begun = true;
                exchange.upstream(request);
                if (exchange.over()) {
                    request.reset();
                    throw new IllegalStateException("the client has gone");
                }
                if (body == null) {
                    sent();
                } else {
                    proceed();
                    watch.stage(timeouts.upload().toMillis(), this::uploadStalled);
                }
                return request;
            });
        }

        // RFC 9110 §10.1.1: only now is the body wanted.
        private void proceed() {
            if (exchange.request().headers().contains(HttpHeaders.EXPECT)) {
                exchange.response().writeContinue();
            }
        }

        // RFC 7239, and the older spelling; the client's own were removed.
        private void introduce(MultiMap headers) {
            String peer = exchange.request().remoteAddress().hostAddress();
            boolean six = peer != null && peer.indexOf(':') >= 0;
            String host = address.host(exchange);
            String scheme = address.scheme(exchange);
            headers.set(
                    "Forwarded",
                    "for=" + (six ? "\"[" + peer + "]\"" : peer) + ";host=\"" + host + "\";proto=" + scheme);
            headers.set("X-Forwarded-For", peer == null ? "unknown" : peer);
            headers.set("X-Forwarded-Host", host);
            headers.set("X-Forwarded-Proto", scheme);
            headers.set("X-Request-Id", exchange.requestId());
            headers.set("traceparent", exchange.trace().traceparent());
            if (!exchange.trace().continued()) {
                headers.remove("tracestate");
            }
        }

        private void sent() {
            if (!answered) {
                GatewayConfig.Timeouts.Slow slow = slow(exchange);
                long millis = (slow == null ? timeouts.firstByte() : slow.firstByte()).toMillis();
                watch.stage(
                        millis, () -> Problem.of(ProblemType.SERVICE_TIMEOUT, "The service did not answer in time."));
            }
        }

        private Problem uploadStalled() {
            return body.heldUp()
                    ? Problem.of(ProblemType.SERVICE_TIMEOUT, "The service stopped reading the request.")
                    : bodyStopped();
        }

        private ProxyResponse examined(ProxyResponse response) {
            heard = true;
            if (exchange.problem() != null) {
                throw new IllegalStateException("given up already");
            }
            // RFC 9110 §15.2: an unasked-for 101 would turn the connection into something else.
            if (response.getStatusCode() < 200) {
                throw new IllegalStateException("informational answer");
            }
            List<String> codings = response.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
            if (!codings.isEmpty()) {
                if (codings.size() > 1 || !codings.get(0).trim().equalsIgnoreCase("chunked")) {
                    throw new IllegalStateException("unknown transfer coding");
                }
                response.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
            }
            answered = true;
            exchange.instance().answered();
            AnswerBody answer = new AnswerBody(response.getBody().stream(), exchange::upstreamDone);
            if (endsWithItsHead(response)) {
                answer.drain();
                response.setBody(null);
            } else {
                response.setBody(Body.body(answer, response.getBody().length()));
            }
            HeaderRules.cleanResponse(response.headers());
            long[] seen = {0};
            watch.stage(timeouts.download().toMillis(), () -> {
                long written = exchange.response().bytesWritten();
                boolean moved = written > seen[0];
                seen[0] = written;
                return moved ? null : Problem.of(ProblemType.SERVICE_TIMEOUT, "The answer stopped.");
            });
            return response;
        }

        // RFC 9112 §6.3: the library would announce chunks for these.
        private boolean endsWithItsHead(ProxyResponse response) {
            int status = response.getStatusCode();
            boolean bodyless = status == 204
                    || status == 304
                    || exchange.request().method().equals(HttpMethod.HEAD);
            return bodyless && !response.headers().contains(HttpHeaders.CONTENT_LENGTH);
        }

        private Future<ProxyResponse> failed(Throwable failure) {
            exchange.abandonUpstream();
            if (!exchange.over()) {
                if (exchange.problem() == null) {
                    if (exchange.instance() != null && (connected || Upstreams.brokenOff(failure))) {
                        exchange.instance().brokeOff();
                    }
                    // Whatever became of a second attempt, the first may have changed something.
                    exchange.problem(
                            begun
                                    ? Problem.of(
                                            ProblemType.SERVICE_FAILED, "The service broke off before it answered.")
                                    : Upstreams.connectProblem(failure));
                }
                problems.answer(exchange, exchange.problem());
            }
            // The answer is written, so the proxy must not write its own: its chain ends in a future that never comes.
            return Promise.<ProxyResponse>promise().future();
        }
    }
}
