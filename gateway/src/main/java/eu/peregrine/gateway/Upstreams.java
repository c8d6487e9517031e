package eu.peregrine.gateway;

import io.netty.channel.ConnectTimeoutException;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The services behind: the instances of each, which of them a request goes to, their connections, and what a failure to
 * connect means.
 */
@ApplicationScoped
public class Upstreams {

    private static final int MAX_ANSWER_HEADERS = 32 * 1024;

    /** Of an answer; as that of a request's body in application.properties. */
    private static final int PIECE = 32 * 1024;

    private static final int MOST_PORT = 65_535;

    private final Map<String, Service> byName = new HashMap<>();
    private final HttpClient checks;
    private final Vertx vertx;
    private final long timer;
    private final GatewayConfig config;

    private record Service(HttpClient client, List<Instance> instances, AtomicInteger turn, RetryBudget retries) {}

    /** No instance of the service is fit to answer. */
    private static final class NoInstanceException extends Exception {
        private static final long serialVersionUID = 1L;

        private NoInstanceException(String service) {
            super("no instance of " + service, null, false, false);
        }
    }

    @Inject
    Upstreams(GatewayConfig config, Vertx vertx) {
        this.config = config;
        config.upstreams()
                .forEach((name, addresses) -> byName.put(
                        name,
                        new Service(
                                vertx.createHttpClient(options(name)),
                                addresses.stream()
                                        .map(address -> new Instance(name, address(address), config.health()))
                                        .toList(),
                                new AtomicInteger(),
                                new RetryBudget(
                                        config.retries().percent(),
                                        config.retries().reserve()))));
        // Of its own: a check must not wait for a connection behind those whom it is about.
        checks = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.timeouts().connect().toMillis())
                .setKeepAlive(false));
        this.vertx = vertx;
        timer = vertx.setPeriodic(
                config.health().interval().toMillis(), now -> byName.keySet().forEach(this::check));
    }

    // The checks begin with the gateway, and not with the first request.
    void start(@Observes StartupEvent start) {}

    /** Whether this is {@code host:port}. */
    static boolean isAddress(String address) {
        int colon = address.lastIndexOf(':');
        String port = address.substring(colon + 1);
        return colon >= 1 && port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= MOST_PORT;
    }

    private static SocketAddress address(String address) {
        int colon = address.lastIndexOf(':');
        return SocketAddress.inetSocketAddress(
                Integer.parseInt(address.substring(colon + 1)), address.substring(0, colon));
    }

    private HttpClientOptions options(String name) {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                // One request per connection at a time: a slow answer delays nobody else's.
                .setPipelining(false)
                .setKeepAlive(true)
                .setKeepAliveTimeout((int) config.pool().keepAlive().toSeconds())
                .setMaxPoolSize(config.pool().size())
                .setMaxWaitQueueSize(config.pool().queue())
                .setConnectTimeout((int) config.timeouts().connect().toMillis())
                .setMaxHeaderSize(MAX_ANSWER_HEADERS)
                .setMaxChunkSize(PIECE)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setDecompressionSupported(false)
                .setMetricsName(name);
    }

    /** The names of all services. */
    Iterable<String> names() {
        return byName.keySet();
    }

    /**
     * A request, still without method and target, on a connection to the instance that has the fewest to answer. It counts as
     * one of these until the exchange is over. Fails at once where no instance is fit. A second attempt goes to another
     * instance where there is one.
     */
    Future<HttpClientRequest> connect(Exchange exchange) {
        Service service = byName.get(exchange.service());
        Instance instance = leastBusy(service, exchange.instance());
        if (instance == null) {
            return Future.failedFuture(new NoInstanceException(exchange.service()));
        }
        if (!exchange.repeated()) {
            service.retries().earn();
        }
        exchange.instance(instance);
        return service.client()
                .request(new RequestOptions()
                        .setServer(instance.address())
                        .setHost(instance.address().host())
                        .setPort(instance.address().port())
                        .setConnectTimeout(config.timeouts().queue().toMillis()));
    }

    /** Whether a request to a service may be sent again; if so, that is taken from its budget. */
    boolean mayRepeat(String service) {
        return byName.get(service).retries().spend();
    }

    /** Of those with equally few requests each gets its turn; one that has just failed only if there is no other. */
    private static Instance leastBusy(Service service, Instance failed) {
        List<Instance> all = service.instances();
        int first = all.size() == 1 ? 0 : Math.floorMod(service.turn().getAndIncrement(), all.size());
        Instance best = null;
        for (int i = 0; i < all.size(); i++) {
            Instance instance = all.get((first + i) % all.size());
            if (instance.available()
                    && (best == null
                            || best == failed
                            || instance != failed && instance.inFlight() < best.inFlight())) {
                best = instance;
            }
        }
        return best;
    }

    /** Asks every instance of a service whether it is ready; the best answer. Never fails. */
    Future<Instance.Health> check(String name) {
        List<Future<Instance.Health>> answers = new ArrayList<>();
        for (Instance instance : byName.get(name).instances()) {
            answers.add(ask(instance).onSuccess(instance::checked));
        }
        return Future.join(answers)
                .map(all -> answers.stream()
                        .map(Future::result)
                        .min(Instance.Health::compareTo)
                        .orElse(Instance.Health.UNREACHABLE));
    }

    private Future<Instance.Health> ask(Instance instance) {
        return checks.request(new RequestOptions()
                        .setServer(instance.address())
                        .setHost(instance.address().host())
                        .setPort(instance.address().port())
                        .setURI("/q/health/ready")
                        .setTimeout(config.health().timeout().toMillis()))
                .compose(HttpClientRequest::send)
                .compose(Upstreams::readOut)
                .otherwise(Instance.Health.UNREACHABLE);
    }

    private static Future<Instance.Health> readOut(HttpClientResponse response) {
        return response.body()
                .map(body -> response.statusCode() == 200 ? Instance.Health.READY : Instance.Health.NOT_READY);
    }

    /** Whether a failure to connect is that of an instance, and not that of too many requests, or of having none to ask. */
    static boolean brokenOff(Throwable failure) {
        return !tooMany(failure) && !(failure instanceof NoInstanceException);
    }

    private static boolean tooMany(Throwable failure) {
        return failure instanceof ConnectionPoolTooBusyException || failure instanceof TimeoutException;
    }

    /** What to answer when {@link #connect(Exchange)} failed. */
    static Problem connectProblem(Throwable failure) {
        if (failure instanceof NoInstanceException) {
            return Problem.of(ProblemType.SERVICE_UNAVAILABLE, "No instance of the service is ready.")
                    .with("Retry-After", "2");
        }
        if (failure instanceof ConnectTimeoutException) {
            return Problem.of(ProblemType.SERVICE_TIMEOUT, "The service could not be connected to in time.")
                    .with("Retry-After", "5");
        }
        if (tooMany(failure)) {
            return Problem.of(ProblemType.OVERLOADED, "All connections to the service are in use.")
                    .with("Retry-After", "2");
        }
        return Problem.of(ProblemType.SERVICE_UNREACHABLE, "The service cannot be reached.")
                .with("Retry-After", "5");
    }

    @PreDestroy
    void close() {
        vertx.cancelTimer(timer);
        byName.values().forEach(service -> service.client().close());
        checks.close();
    }
}
