package eu.peregrine.partners.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends a message to the one address that was checked: the connection is made to it, while TLS and the Host header keep the
 * name. Redirects are not followed and no more of an answer than its status is kept.
 */
final class HttpPost implements AutoCloseable {

    /** What is read of an answer's body, only to be able to use its connection again. */
    private static final int MOST_BODY = 64 * 1024;

    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Vertx vertx;
    private final HttpClient client;
    private final long totalMillis;

    HttpPost(Vertx vertx, Duration connect, Duration total, int perReceiver) {
        this.vertx = vertx;
        this.totalMillis = total.toMillis();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) connect.toMillis())
                .setMaxPoolSize(perReceiver)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false));
    }

    /**
     * Sends.
     *
     * @return the answer's status; or completed with whatever prevented one, a {@link TimeoutException} when it took too long
     */
    CompletionStage<Integer> send(Receiver receiver, Map<String, String> headers, String body) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        long timer = vertx.setTimer(totalMillis, late -> {
            status.completeExceptionally(new TimeoutException());
            reset(sent.get());
        });
        client.request(options(receiver))
                .compose(request -> {
                    sent.set(request);
                    if (status.isDone()) {
                        reset(request);
                    }
                    headers.forEach(request::putHeader);
                    return request.send(Buffer.buffer(body));
                })
                .onSuccess(answer -> drop(answer, timer))
                .onSuccess(answer -> status.complete(answer.statusCode()))
                .onFailure(status::completeExceptionally)
                .onFailure(trouble -> vertx.cancelTimer(timer));
        return status;
    }

    private static RequestOptions options(Receiver receiver) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(receiver.host())
                .setPort(receiver.port())
                .setSsl(receiver.tls())
                .setURI(receiver.path())
                .setFollowRedirects(false)
                .setServer(SocketAddress.inetSocketAddress(
                        receiver.port(), receiver.address().getHostAddress()));
    }

    /** Lets the body pass unseen; a long or slow one costs its connection. */
    private void drop(HttpClientResponse answer, long timer) {
        int[] seen = {0};
        answer.exceptionHandler(trouble -> vertx.cancelTimer(timer));
        answer.endHandler(end -> vertx.cancelTimer(timer));
        answer.handler(part -> {
            seen[0] += part.length();
            if (seen[0] > MOST_BODY) {
                reset(answer.request());
            }
        });
    }

    private static void reset(HttpClientRequest request) {
        if (request != null) {
            request.reset();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
