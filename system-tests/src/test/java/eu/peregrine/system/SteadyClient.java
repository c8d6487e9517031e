package eu.peregrine.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A client that reads and writes without end, through one gateway at a time: it goes to another that is ready when it is told to
 * close its connection, when it cannot connect, and after so many requests. A change goes out once; it is sent again only
 * where nothing was sent, or the answer is that the same is being carried out already.
 */
final class SteadyClient implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REQUESTS_TO_ONE_GATEWAY = 40;

    /**
     * What is written and read.
     *
     * @param path below {@code /api/v1/}
     * @param token of somebody who may do both
     * @param draft what to write, by a name that is used once
     */
    record Collection(String path, String token, Function<String, Map<String, Object>> draft) {}

    /** What all clients together have seen. */
    static final class Seen {
        private final AtomicInteger read = new AtomicInteger();
        private final Map<String, Queue<String>> written = new ConcurrentHashMap<>();
        private final AtomicInteger toldToClose = new AtomicInteger();
        private final AtomicInteger replayed = new AtomicInteger();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        /** Names of all that was answered as written, by the collection's path. */
        Queue<String> written(String path) {
            return written.computeIfAbsent(path, first -> new ConcurrentLinkedQueue<>());
        }

        int requests() {
            return read.get() + written.values().stream().mapToInt(Queue::size).sum();
        }

        /** How often a gateway said that it would close the connection. */
        int toldToClose() {
            return toldToClose.get();
        }

        /** What did not get the answer that it should have. */
        Queue<String> failures() {
            return failures;
        }

        @Override
        public String toString() {
            return requests() + " requests, " + replayed + " changes sent on twice, told to close " + toldToClose
                    + " times, failed: " + failures;
        }
    }

    private final List<String> gateways;
    private final List<Collection> collections;
    private final Seen seen;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int turn;
    private int gateway;
    private int sentToIt;

    /**
     * A client with a connection of its own.
     *
     * @param gateways their addresses
     * @param first which of them to begin with
     */
    SteadyClient(List<String> gateways, int first, List<Collection> collections, Seen seen) {
        this.gateways = gateways;
        this.gateway = first % gateways.size();
        this.collections = collections;
        this.seen = seen;
    }

    /** Reads once and writes once. */
    @Override
    public void run() {
        Collection collection = collections.get(turn++ % collections.size());
        String path = "/api/v1/" + collection.path();
        if (sent(
                "GET " + path, 200, () -> request(path + "?limit=5", collection).GET())) {
            seen.read.incrementAndGet();
        }
        String name = UUID.randomUUID().toString();
        String body = json(collection.draft().apply(name));
        if (sent(
                "POST " + path,
                201,
                () -> request(path, collection)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", name)
                        .POST(BodyPublishers.ofString(body)))) {
            seen.written(collection.path()).add(name);
        }
    }

    private HttpRequest.Builder request(String path, Collection collection) {
        return HttpRequest.newBuilder(URI.create("http://" + gateways.get(gateway) + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + collection.token());
    }

    private interface Message {
        HttpRequest.Builder toGateway();
    }

    private boolean sent(String what, int wanted, Message message) {
        try {
            HttpResponse<String> answer = send(message);
            if (answer.headers().firstValue("Idempotency-Replayed").isPresent()) {
                seen.replayed.incrementAndGet();
            }
            if (answer.statusCode() == wanted) {
                return true;
            }
            seen.failures.add(what + " " + answer.statusCode() + " " + answer.body());
        } catch (IOException failed) {
            seen.failures.add(what + " " + failed);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private HttpResponse<String> send(Message message) throws IOException, InterruptedException {
        if (sentToIt++ >= REQUESTS_TO_ONE_GATEWAY) {
            goToTheNext();
        }
        while (true) {
            try {
                HttpResponse<String> answer = http.send(message.toGateway().build(), BodyHandlers.ofString());
                if (answer.headers()
                        .firstValue("Connection")
                        .filter("close"::equals)
                        .isPresent()) {
                    seen.toldToClose.incrementAndGet();
                    goToTheNext();
                }
                // The instance that has broken off may not have let go of the key yet.
                if (answer.statusCode() != 409 || !answer.body().contains("in-progress")) {
                    return answer;
                }
            } catch (ConnectException refused) {
                goToTheNext();
            }
        }
    }

    private void goToTheNext() throws InterruptedException {
        sentToIt = 0;
        do {
            gateway = (gateway + 1) % gateways.size();
        } while (!ready());
    }

    private boolean ready() throws InterruptedException {
        try {
            URI health = URI.create("http://" + gateways.get(gateway) + "/q/health/ready");
            return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
