package eu.peregrine.benchmarks;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Sends requests to one address, each with the next of many tokens, and times the answers. All of it happens on one event loop. */
final class Load {

    private static final int CONNECTIONS = 256;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final Context context;
    private final HttpClient client;
    private final List<String> authorizations;
    private int next;

    Load(Vertx vertx, List<String> authorizations) {
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setKeepAlive(true)
                .setKeepAliveTimeout(10));
        this.authorizations = authorizations;
    }

    /**
     * What is asked for.
     *
     * @param name what a reader calls it
     * @param path where
     * @param body what is sent, null for a GET
     * @param answerBytes how long the answer must be
     */
    record Shape(String name, String path, Buffer body, int answerBytes) {}

    /**
     * What came of it.
     *
     * @param nanos how long each right answer took
     * @param wrong answers that were none, or others than was asked for
     * @param seconds from the first request to the last answer
     */
    record Result(Histogram nanos, long wrong, double seconds) {

        long right() {
            return nanos.getTotalCount();
        }

        double perSecond() {
            return right() / seconds;
        }
    }

    /** As many requests as go: so many clients each send one after the other. */
    Result flatOut(int port, Shape shape, int clients, double seconds) {
        Run run = new Run(port, shape);
        run.until = run.began + (long) (seconds * 1e9);
        context.runOnContext(go -> {
            for (int i = 0; i < clients; i++) {
                run.send(System.nanoTime(), true);
            }
            run.allSent();
        });
        return run.done.join();
    }

    /** So many requests a second, however long the answers take. Each is timed from when it was due, and not from when it was sent. */
    Result steady(int port, Shape shape, double perSecond, double seconds) {
        Run run = new Run(port, shape);
        long count = Math.max(1, Math.round(perSecond * seconds));
        for (long i = 0; i < count; i++) {
            long due = run.began + Math.round(i / perSecond * 1e9);
            long wait = due - System.nanoTime();
            while (wait > 0) {
                LockSupport.parkNanos(wait);
                wait = due - System.nanoTime();
            }
            context.runOnContext(go -> run.send(due, false));
        }
        context.runOnContext(go -> run.allSent());
        return run.done.join();
    }

    private final class Run {

        private final int port;
        private final Shape shape;
        private final Histogram nanos = new Histogram(LONGEST_NANOS, 3);
        private final long began = System.nanoTime();
        private final CompletableFuture<Result> done = new CompletableFuture<>();
        private long until;
        private long wrong;
        private int inFlight;
        private boolean allSent;

        private Run(int port, Shape shape) {
            this.port = port;
            this.shape = shape;
        }

        private void send(long due, boolean again) {
            inFlight++;
            client.request(new RequestOptions()
                            .setHost("127.0.0.1")
                            .setPort(port)
                            .setMethod(shape.body() == null ? HttpMethod.GET : HttpMethod.POST)
                            .setURI(shape.path())
                            .putHeader("Authorization", authorizations.get(next++ % authorizations.size())))
                    .compose(this::fetch)
                    .onComplete(answer -> {
                        inFlight--;
                        long now = System.nanoTime();
                        if (answer.succeeded() && answer.result()) {
                            nanos.recordValue(Math.min(LONGEST_NANOS, now - due));
                        } else {
                            wrong++;
                        }
                        if (again && now < until) {
                            send(now, true);
                        }
                        finish();
                    });
        }

        private Future<Boolean> fetch(HttpClientRequest request) {
            return (shape.body() == null ? request.send() : request.send(shape.body()))
                    .compose(response -> response.body()
                            .map(body -> response.statusCode() == 200 && body.length() == shape.answerBytes()));
        }

        private void allSent() {
            allSent = true;
            finish();
        }

        private void finish() {
            if (allSent && inFlight == 0) {
                done.complete(new Result(nanos, wrong, (System.nanoTime() - began) / 1e9));
            }
        }
    }
}
