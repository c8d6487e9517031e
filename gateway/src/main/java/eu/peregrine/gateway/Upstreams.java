package eu.peregrine.gateway;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The services behind: their addresses, one pool of connections for each, and what a failure to connect means. */
@ApplicationScoped
public class Upstreams {

    private static final int MAX_ANSWER_HEADERS = 32 * 1024;

    private final Map<String, Upstream> byName = new HashMap<>();
    private final long queueMillis;

    private record Upstream(String name, String host, int port, HttpClient client) {}

    @Inject
    Upstreams(GatewayConfig config, Vertx vertx) {
        queueMillis = config.timeouts().queue().toMillis();
        config.upstreams().forEach((name, address) -> {
            int colon = address.lastIndexOf(':');
            if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
                throw new IllegalStateException(
                        "peregrine.gateway.upstreams." + name + " must be host:port, not " + address);
            }
            byName.put(
                    name,
                    new Upstream(
                            name,
                            address.substring(0, colon),
                            Integer.parseInt(address.substring(colon + 1)),
                            vertx.createHttpClient(options(config, name))));
        });
    }

    private static HttpClientOptions options(GatewayConfig config, String name) {
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
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setDecompressionSupported(false)
                .setMetricsName(name);
    }

    /** The names of all services. */
    Iterable<String> names() {
        return byName.keySet();
    }

    /** A request on a connection to the service, still without method and target. */
    Future<HttpClientRequest> connect(String name) {
        return connect(name, new RequestOptions());
    }

    /** A request on a connection to the service. */
    Future<HttpClientRequest> connect(String name, RequestOptions options) {
        Upstream upstream = byName.get(name);
        return upstream.client()
                .request(options.setServer(SocketAddress.inetSocketAddress(upstream.port(), upstream.host()))
                        .setHost(upstream.host())
                        .setPort(upstream.port())
                        .setConnectTimeout(queueMillis));
    }

    /** What to answer when {@link #connect(String)} failed. */
    static Problem connectProblem(Throwable failure) {
        if (failure instanceof ConnectTimeoutException) {
            return Problem.of(ProblemType.SERVICE_TIMEOUT, "The service could not be connected to in time.")
                    .with("Retry-After", "5");
        }
        if (failure instanceof ConnectionPoolTooBusyException || failure instanceof TimeoutException) {
            return Problem.of(ProblemType.OVERLOADED, "All connections to the service are in use.")
                    .with("Retry-After", "2");
        }
        return Problem.of(ProblemType.SERVICE_UNREACHABLE, "The service cannot be reached.")
                .with("Retry-After", "5");
    }

    @PreDestroy
    void close() {
        byName.values().forEach(upstream -> upstream.client().close());
    }
}
