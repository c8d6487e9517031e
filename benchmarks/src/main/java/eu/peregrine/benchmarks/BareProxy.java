package eu.peregrine.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.httpproxy.HttpProxy;

/** The library by which the gateway passes bodies on, with as large pieces and none of its duties. A process of its own. */
public final class BareProxy {

    private static final int PIECE = 32 * 1024;
    private static final int CONNECTIONS = 256;

    private BareProxy() {}

    /** Starts it: the port to listen on, then the service's. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HttpProxy proxy = HttpProxy.reverseProxy(vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setMaxChunkSize(PIECE)));
        proxy.origin(Integer.parseInt(arguments[1]), "127.0.0.1");
        vertx.createHttpServer(new HttpServerOptions().setMaxChunkSize(PIECE))
                .requestHandler(proxy)
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .onFailure(failure -> {
                    System.err.println(failure.getMessage());
                    System.exit(1);
                });
    }
}
