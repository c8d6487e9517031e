package eu.peregrine.benchmarks;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands behind a gateway: a service that does as good as nothing, and counts what is open. */
final class StubService {

    /** A small document. */
    static final String SMALL = "/api/v1/organisations/small";

    /** A hundred KiB of JSON. */
    static final String PAGE = "/api/v1/organisations/page";

    /** A document that comes after {@value #LATE_MILLIS} milliseconds. */
    static final String LATE = "/api/v1/organisations/late";

    /** An answer without end, as fast as it is read. */
    static final String ENDLESS = "/api/v1/organisations/endless";

    /** Where a body goes; its size is the answer. */
    static final String UPLOAD = "/api/v1/organisations";

    static final int SMALL_BYTES = 600;
    static final int PAGE_BYTES = 100 << 10;
    private static final long LATE_MILLIS = 50;
    private static final int PIECE = 16 << 10;

    private final Vertx vertx;
    private final Buffer small = json(SMALL_BYTES);
    private final Buffer page = json(PAGE_BYTES);
    private final Buffer piece = json(PIECE);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger answering = new AtomicInteger();
    private final HttpServer server;

    /** Starts one on a free port of the loopback interface. */
    StubService(Vertx vertx) {
        this.vertx = vertx;
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .connectionHandler(connection -> {
                    connections.incrementAndGet();
                    connection.closeHandler(closed -> connections.decrementAndGet());
                })
                .requestHandler(this::answer);
        server.listen(0).toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    /** Connections that are open. */
    int connections() {
        return connections.get();
    }

    /** Requests that have come so far. */
    int requests() {
        return requests.get();
    }

    /** Requests that are not answered yet, and whose client is still there. */
    int answering() {
        return answering.get();
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        requests.incrementAndGet();
        answering.incrementAndGet();
        AtomicBoolean over = new AtomicBoolean();
        Handler<Void> count = end -> {
            if (over.compareAndSet(false, true)) {
                answering.decrementAndGet();
            }
        };
        // Whichever comes first: the answer is complete, or its connection gone.
        response.endHandler(count).closeHandler(count);
        // One that goes away is not worth a line.
        response.exceptionHandler(gone -> {});
        request.exceptionHandler(gone -> {});
        if (request.method().equals(HttpMethod.POST)) {
            long[] bytes = {0};
            request.handler(more -> bytes[0] += more.length());
            request.endHandler(end -> json(response).end("{\"received\":" + bytes[0] + "}"));
            return;
        }
        switch (request.path()) {
            case PAGE -> json(response).end(page);
            case LATE ->
                vertx.setTimer(LATE_MILLIS, now -> {
                    if (!response.closed()) {
                        json(response).end(small);
                    }
                });
            case ENDLESS -> {
                json(response).setChunked(true);
                fill(response);
                response.drainHandler(room -> fill(response));
            }
            default -> json(response).end(small);
        }
    }

    private void fill(HttpServerResponse response) {
        while (!response.closed() && !response.writeQueueFull()) {
            response.write(piece);
        }
    }

    private static HttpServerResponse json(HttpServerResponse response) {
        return response.putHeader("Content-Type", "application/json");
    }

    /** JSON of exactly so many bytes. */
    private static Buffer json(int bytes) {
        String item =
                "{\"id\":\"0190f3a2-1111-7000-8000-000000000001\",\"name\":\"Technical University\",\"country\":\"DE\"},";
        StringBuilder text = new StringBuilder("{\"items\":[");
        while (text.length() + item.length() < bytes - 20) {
            text.append(item);
        }
        text.append("{}],\"x\":\"");
        return Buffer.buffer(text + "x".repeat(bytes - text.length() - 2) + "\"}");
    }
}
