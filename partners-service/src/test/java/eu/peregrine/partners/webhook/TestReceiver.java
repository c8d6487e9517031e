package eu.peregrine.partners.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks on this machine: keeps what it gets and answers as it is told. */
final class TestReceiver implements AutoCloseable {

    /** Says what to answer. */
    @FunctionalInterface
    interface Answer {
        /** The status for a message. */
        int to(Received message);
    }

    /**
     * What came in.
     *
     * @param path with its query
     * @param headers in lower case
     * @param body as it was sent
     */
    record Received(String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.get(name).get(0);
        }

        JsonPath json() {
            return JsonPath.from(body);
        }

        String type() {
            return json().getString("type");
        }

        long sequence() {
            return json().getLong("data.sequence");
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Answer answer = message -> 204;
    private volatile String location;

    TestReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        Received message = new Received(
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(message);
        if (location != null) {
            exchange.getResponseHeaders().add("Location", location);
        }
        exchange.sendResponseHeaders(answer.to(message), -1);
        exchange.close();
    }

    TestReceiver answering(Answer newAnswer) {
        this.answer = newAnswer;
        return this;
    }

    TestReceiver answering(int status) {
        return answering(message -> status);
    }

    TestReceiver redirecting(String to) {
        this.location = to;
        return answering(307);
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook?of=tests";
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Received> received() {
        return new ArrayList<>(received);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
