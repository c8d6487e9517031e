package eu.peregrine.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A client of the stream of events, as the HTML standard has it. */
final class Listening implements AutoCloseable {

    // By itself it would ask for HTTP/2, which the gateway refuses.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An event that arrived. */
    record Received(String id, String event, String data) {}

    private final HttpResponse<Stream<String>> response;
    private final List<Received> events = new CopyOnWriteArrayList<>();
    private volatile String lastId;
    private volatile boolean ended;

    Listening(URI stream, String token, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        Thread reader = new Thread(this::read, "listening");
        reader.setDaemon(true);
        reader.start();
    }

    HttpResponse<?> response() {
        return response;
    }

    List<Received> events() {
        return events;
    }

    /** The last id that came, with or without an event; null before the first. */
    String lastId() {
        return lastId;
    }

    boolean ended() {
        return ended;
    }

    private void read() {
        String[] block = new String[2];
        try (Stream<String> lines = response.body()) {
            lines.forEach(line -> {
                if (line.isEmpty()) {
                    if (block[1] != null) {
                        events.add(new Received(lastId, block[0], block[1]));
                    }
                    block[0] = null;
                    block[1] = null;
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    block[0] = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    block[1] = line.substring(6);
                }
            });
        } catch (RuntimeException broken) {
            // An end like any other.
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        response.body().close();
    }
}
