package eu.peregrine.system;

import static org.awaitility.Awaitility.await;

import eu.peregrine.local.Jdk;
import eu.peregrine.local.Leash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of several running copies of an application, beside the infrastructure of {@code ./run}; it is stopped as operators stop it. */
final class Instance implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target", "instances").toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(2);
    private static final int STOP_SECONDS = 30;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String module;
    private final int port;
    private final Map<String, String> environment;
    private Leash process;

    private Instance(String module, int port, Map<String, String> environment) {
        this.module = module;
        this.port = port;
        this.environment = environment;
    }

    /**
     * One that is not started yet.
     *
     * @param module such as {@code partners-service}
     * @param environment its settings beside its port
     */
    static Instance at(String module, int port, Map<String, String> environment) {
        Instance instance = new Instance(module, port, new HashMap<>(environment));
        instance.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        try {
            Files.deleteIfExists(instance.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return instance;
    }

    /** {@code host:port}. */
    String address() {
        return "localhost:" + port;
    }

    /** Starts it, also after it has ended, without waiting. */
    void start() {
        List<String> command = List.of(
                Jdk.java().toString(),
                "-Xms32m",
                "-Xmx160m",
                "-XX:+UseSerialGC",
                // It does not live long enough for more to be worth while.
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=localhost",
                "-jar",
                Path.of("..", module, "target", "quarkus-app", "quarkus-run.jar")
                        .toAbsolutePath()
                        .toString());
        try {
            process = Leash.start(command, environment, DIRECTORY, log(), DIRECTORY.resolve(this + ".pid"), "TERM");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        await(this + " is ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .failFast(this + " ended, see its log", () -> !process.alive())
                .until(this::ready);
    }

    /** Whether it says that it is. */
    boolean ready() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Requests to the API that it has answered since it was started. */
    long answered() {
        try {
            return get("/q/metrics")
                    .body()
                    .lines()
                    .filter(line ->
                            line.startsWith("http_server_requests_seconds_count") && line.contains("\"/api/v1/"))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often its log says something. */
    long says(String text) {
        try (var lines = Files.lines(log())) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it ({@code SIGTERM}) and waits for its end. */
    @Override
    public void close() {
        process.stop(STOP_SECONDS);
    }

    /** Kills it ({@code SIGKILL}) and waits for its end. */
    void kill() {
        process.kill();
        await(this + " is gone").atMost(START).until(() -> !process.alive());
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://" + address() + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return DIRECTORY.resolve(this + ".log");
    }

    @Override
    public String toString() {
        return module + "-" + port;
    }
}
