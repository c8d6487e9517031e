package eu.peregrine.benchmarks;

import eu.peregrine.local.Identities;
import eu.peregrine.local.Identity;
import eu.peregrine.local.Jdk;
import eu.peregrine.local.Leash;
import eu.peregrine.local.LocalIdentity;
import eu.peregrine.local.LocalKafka;
import eu.peregrine.local.LocalPostgres;
import eu.peregrine.local.Ports;
import eu.peregrine.local.ServiceDatabase;
import eu.peregrine.local.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One packaged service on a PostgreSQL, a Kafka and an identity provider of its own, all on free ports. */
final class Stack implements AutoCloseable {

    private static final Duration TOKEN_USE = Duration.ofMinutes(2);
    private static final String HEAP = "-Xmx256m";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path directory;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final Leash identity;
    private final Leash service;
    private final ServiceDatabase database;
    private final int port;
    private final Tokens tokens;
    private final Identity officer;
    private String token;
    private long tokenSince;

    private Stack(Path checkout, Path directory, String name) throws IOException, SQLException {
        this.directory = directory;
        Path programs = Path.of(System.getProperty("java.io.tmpdir"), "peregrine-" + System.getProperty("user.name"));
        postgres = LocalPostgres.start(directory.resolve("postgres"), programs, Ports.free(), true);
        database = postgres.database(name, name);
        int kafkaPort = Ports.free();
        kafka = LocalKafka.asProcess(Jdk.java(), directory.resolve("kafka"), kafkaPort, Ports.free());
        kafka.start();
        int identityPort = Ports.free();
        identity = LocalIdentity.startProcess(Jdk.java(), directory.resolve("identity"), identityPort);
        port = Ports.free();
        service = Leash.start(
                List.of(
                        Jdk.java().toString(),
                        "-Xms32m",
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-Dquarkus.http.host=localhost",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        checkout.resolve(name + "-service/target/quarkus-app/quarkus-run.jar")
                                .toString()),
                environment(database, kafkaPort, LocalIdentity.issuer(identityPort)),
                directory,
                directory.resolve("service.log"),
                directory.resolve("service.pid"),
                "TERM");
        tokens = new Tokens(LocalIdentity.issuer(identityPort));
        officer = Identities.fromSeeds().find("officer").orElseThrow();
        awaitReady();
    }

    /**
     * Starts everything.
     *
     * @param checkout where the modules have been packaged
     * @param directory for data and logs, empty
     * @param service such as {@code partners}
     */
    static Stack start(Path checkout, Path directory, String service) throws IOException, SQLException {
        return new Stack(checkout, directory, service);
    }

    private static Map<String, String> environment(ServiceDatabase database, int kafkaPort, String issuer) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PEREGRINE_DATABASE_URL", database.url());
        Map.of("OWNER", database.owner(), "APP", database.app(), "RELAY", database.relay())
                .forEach((purpose, role) -> {
                    environment.put("PEREGRINE_DATABASE_" + purpose + "_USERNAME", role);
                    environment.put("PEREGRINE_DATABASE_" + purpose + "_PASSWORD", ServiceDatabase.password(role));
                });
        environment.put("PEREGRINE_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + kafkaPort);
        environment.put("PEREGRINE_OIDC_SERVER", issuer);
        environment.put("PEREGRINE_OIDC_ISSUER", issuer);
        return environment;
    }

    private void awaitReady() throws IOException {
        long until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!isReady()) {
            if (!service.alive() || System.nanoTime() > until) {
                throw new IOException("The service did not start; see " + directory.resolve("service.log"));
            }
            pause(200);
        }
    }

    private boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri("/q/health/ready")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted.", e);
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** A request of an officer. */
    HttpRequest.Builder request(String path) throws IOException {
        if (token == null || System.nanoTime() - tokenSince > TOKEN_USE.toNanos()) {
            token = tokens.of(officer);
            tokenSince = System.nanoTime();
        }
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
    }

    /** The subject of that officer's tokens. */
    String officer() {
        return officer.subject().toString();
    }

    /** A request of another user of the seed files, with a fresh token. */
    HttpRequest.Builder requestAs(String user, String path) throws IOException {
        Identity who = Identities.fromSeeds().find(user).orElseThrow();
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + tokens.of(who));
    }

    /**
     * Sends a request.
     *
     * @throws IOException when the answer is none of 2xx; the message holds it
     */
    <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            HttpResponse<T> answer = http.send(request, handler);
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    String get(String path) throws IOException {
        return send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A connection as superuser. */
    Connection superuser() throws SQLException {
        return postgres.connect(database.name());
    }

    /** A connection in the role of the service. */
    Connection asService() throws SQLException {
        return DriverManager.getConnection(database.url(), database.app(), ServiceDatabase.password(database.app()));
    }

    /** The service's database with its roles. */
    ServiceDatabase database() {
        return database;
    }

    /** The role of the service. */
    String role() {
        return database.app();
    }

    Path postgresLog() {
        return directory.resolve("postgres/postgres.log");
    }

    /** Seconds that processors have worked for the service's process so far. */
    double processorSeconds() {
        return service.pid()
                .flatMap(ProcessHandle::of)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(time -> time.toMillis() / 1000.0)
                .orElse(0.0);
    }

    /** Memory of the service's process that is in the machine's, in MiB; 0 where the system does not tell. */
    long residentMebibytes() throws IOException {
        Path status = Path.of(
                "/proc", Files.readString(directory.resolve("service.pid")).strip(), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        service.stop(20);
        identity.stop(10);
        kafka.stop();
        postgres.closeAndDelete();
    }
}
