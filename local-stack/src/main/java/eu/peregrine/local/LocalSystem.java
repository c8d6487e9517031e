package eu.peregrine.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a Peregrine on one machine: which there are, where they listen, how each is started. */
final class LocalSystem {

    static final int GATEWAY_PORT = 8080;
    static final int IDENTITY_PORT = 8090;
    static final int POSTGRES_PORT = 15432;
    static final int KAFKA_PORT = 19092;
    private static final int KAFKA_CONTROLLER_PORT = 19093;
    private static final List<String> INFRASTRUCTURE = List.of("postgres", "kafka", "identity");

    /** The services with a database, and the port of each. */
    private static final Map<String, Integer> SERVICES = services();

    private final Path checkout;
    private final Path data;

    /**
     * @param checkout the repository, whose modules have been packaged
     * @param data where databases, logs and process ids go
     */
    LocalSystem(Path checkout, Path data) {
        this.checkout = checkout;
        this.data = data;
    }

    private static Map<String, Integer> services() {
        Map<String, Integer> services = new LinkedHashMap<>();
        services.put("partners", 8081);
        services.put("mobility", 8082);
        services.put("scholarships", 8083);
        return services;
    }

    /** Who listens on which port. */
    static Map<Integer, String> ports(boolean applications) {
        Map<Integer, String> ports = new LinkedHashMap<>();
        ports.put(POSTGRES_PORT, "PostgreSQL");
        ports.put(KAFKA_PORT, "Kafka");
        ports.put(KAFKA_CONTROLLER_PORT, "Kafka's controller");
        ports.put(IDENTITY_PORT, "the identity provider");
        if (applications) {
            ports.put(GATEWAY_PORT, "the gateway");
            SERVICES.forEach((service, port) -> ports.put(port, service + "-service"));
        }
        return ports;
    }

    /** The database, the broker and the identity provider. */
    List<Part> infrastructure() {
        return List.of(postgres(), kafka(), identity());
    }

    /** The three services and the gateway. */
    List<Part> applications() {
        List<Part> parts = new ArrayList<>();
        SERVICES.forEach((service, port) ->
                parts.add(application(service, service + "-service", port, 256, serviceEnvironment(service))));
        parts.add(application("gateway", "gateway", GATEWAY_PORT, 160, commonEnvironment()));
        return parts;
    }

    private Part postgres() {
        Path directory = data.resolve("postgres");
        // The programs are beside the data, not in it: --fresh need not unpack them again.
        Path programs = data.resolveSibling("programs");
        return new Part(
                "postgres",
                "PostgreSQL",
                "localhost:" + POSTGRES_PORT,
                () -> LocalPostgres.launch(directory, programs, POSTGRES_PORT, true)
                        .process(),
                LocalSystem::databasesAreReady,
                LocalPostgres.log(directory),
                List.of());
    }

    /** Whether every service has its database; creates what is missing. */
    private static boolean databasesAreReady() {
        try {
            for (String service : SERVICES.keySet()) {
                LocalPostgres.database(POSTGRES_PORT, service, service);
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private Part kafka() {
        Path directory = data.resolve("kafka");
        return new Part(
                "kafka",
                "Kafka",
                "localhost:" + KAFKA_PORT,
                () -> LocalKafka.launch(Jdk.java(), directory, KAFKA_PORT, KAFKA_CONTROLLER_PORT),
                () -> LocalKafka.answers(KAFKA_PORT),
                directory.resolve("kafka.log"),
                List.of());
    }

    private Part identity() {
        Path directory = data.resolve("identity");
        return new Part(
                "identity",
                "Identity provider",
                "localhost:" + IDENTITY_PORT,
                () -> LocalIdentity.launch(Jdk.java(), directory, IDENTITY_PORT),
                () -> LocalIdentity.answers(IDENTITY_PORT),
                LocalIdentity.log(directory),
                List.of());
    }

    private Part application(String name, String module, int port, int heapMegabytes, Map<String, String> environment) {
        Path jar = checkout.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        Path log = data.resolve("logs").resolve(name + ".log");
        List<String> command = List.of(
                Jdk.java().toString(),
                "-Xms32m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dquarkus.http.host=localhost",
                "-jar",
                jar.toString());
        return new Part(
                name,
                Character.toUpperCase(name.charAt(0)) + name.substring(1),
                "localhost:" + port,
                () -> Leash.start(command, environment, data, log, data.resolve(name + ".pid"), "TERM"),
                () -> isReady(port),
                log,
                INFRASTRUCTURE);
    }

    private static Map<String, String> serviceEnvironment(String service) {
        ServiceDatabase database =
                new ServiceDatabase(service, service, "jdbc:postgresql://localhost:" + POSTGRES_PORT + "/" + service);
        Map<String, String> environment = new LinkedHashMap<>(commonEnvironment());
        environment.put("PEREGRINE_DATABASE_URL", database.url());
        Map.of("OWNER", database.owner(), "APP", database.app(), "RELAY", database.relay())
                .forEach((purpose, role) -> {
                    environment.put("PEREGRINE_DATABASE_" + purpose + "_USERNAME", role);
                    environment.put("PEREGRINE_DATABASE_" + purpose + "_PASSWORD", ServiceDatabase.password(role));
                });
        environment.put("PEREGRINE_CLOCK_MOVABLE", "true");
        // Whoever tries webhooks here receives them on this machine, see clients/example-partner.
        environment.put("PEREGRINE_WEBHOOKS_ALLOWED_ADDRESSES", "127.0.0.1/32");
        return environment;
    }

    private static Map<String, String> commonEnvironment() {
        String issuer = LocalIdentity.issuer(IDENTITY_PORT);
        return Map.of(
                "PEREGRINE_OIDC_SERVER",
                issuer,
                "PEREGRINE_OIDC_ISSUER",
                issuer,
                "PEREGRINE_KAFKA_BOOTSTRAP_SERVERS",
                "localhost:" + KAFKA_PORT,
                // There is no second instance that could take over meanwhile.
                "QUARKUS_SHUTDOWN_DELAY",
                "0S");
    }

    private static boolean isReady(int port) {
        try {
            var connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/q/health/ready")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
