package eu.peregrine.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL 18 server of our own, on the loopback interface. Works as a normal user and as root (then inside a user
 * name space, because the server refuses to run as root).
 */
public final class LocalPostgres implements AutoCloseable {

    /** The superuser, and its password. */
    public static final String SUPERUSER = "postgres";

    private static final Duration START_TIME = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private final List<String> command;
    private Leash server;

    private LocalPostgres(Path directory, int port, List<String> command) throws IOException {
        this.directory = directory;
        this.port = port;
        this.command = command;
        this.server = launch(command, directory);
    }

    /**
     * Starts a server, and creates its data when the directory holds none.
     *
     * @param directory holds {@code data/}, the server's log and its process id
     * @param binaries where PostgreSQL's programs are unpacked to
     * @param port the TCP port on the loopback interface
     * @param durable true to survive a power failure; false is faster, for tests
     * @return a server that answers
     * @throws IOException when it cannot be started; the message says why
     */
    public static LocalPostgres start(Path directory, Path binaries, int port, boolean durable) throws IOException {
        LocalPostgres postgres = launch(directory, binaries, port, durable);
        postgres.awaitReady();
        return postgres;
    }

    /** The same, without waiting until it answers. */
    static LocalPostgres launch(Path directory, Path binaries, int port, boolean durable) throws IOException {
        Path home = PostgresBinaries.unpack(binaries);
        Path data = directory.resolve("data").toAbsolutePath();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            create(home, data);
        }
        List<String> command = asUser(home.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", data.toString(), "-p", String.valueOf(port)));
        settings(durable).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new LocalPostgres(directory, port, command);
    }

    private static Leash launch(List<String> command, Path directory) throws IOException {
        return Leash.start(
                command, Map.of("TZ", "UTC"), directory, log(directory), directory.resolve("postgres.pid"), "INT");
    }

    /** Where the server writes to. */
    static Path log(Path directory) {
        return directory.resolve("postgres.log");
    }

    /** Starts a server for tests: an own temporary directory, a free port, gone after {@link #close()}. */
    public static LocalPostgres startTemporary() throws IOException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"), "peregrine-" + System.getProperty("user.name"));
        return start(Files.createTempDirectory("peregrine-postgres"), shared, Ports.free(), false);
    }

    private static Map<String, String> settings(boolean durable) {
        return Map.of(
                "listen_addresses", "localhost",
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "64MB",
                "timezone", "UTC",
                "log_min_messages", "warning",
                "fsync", durable ? "on" : "off",
                "full_page_writes", durable ? "on" : "off",
                "synchronous_commit", durable ? "on" : "off");
    }

    private static List<String> asUser(String program) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program);
        return command;
    }

    private static void create(Path home, Path data) throws IOException {
        PostgresBinaries.delete(data);
        Files.createDirectories(data.getParent());
        Path password = data.resolveSibling("superuser");
        Files.writeString(password, ServiceDatabase.password(SUPERUSER));
        List<String> command = asUser(home.resolve("bin/initdb").toString());
        command.addAll(List.of("-D", data.toString(), "-U", SUPERUSER, "-A", "scram-sha-256"));
        command.addAll(List.of("--pwfile", password.toAbsolutePath().toString(), "-E", "UTF8", "--no-instructions"));
        command.addAll(List.of("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"));
        command.add("--no-sync");
        Path log = data.resolveSibling("initdb.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                PostgresBinaries.delete(data);
                throw new IOException("PostgreSQL's data could not be created: " + lastLine(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL's data was created.", e);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private void awaitReady() throws IOException {
        long until = System.nanoTime() + START_TIME.toNanos();
        while (true) {
            try (Connection connection = connect("postgres")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (!server.alive() || System.nanoTime() > until) {
                    server.kill();
                    throw new IOException("PostgreSQL did not start: " + lastLine(log(directory)), e);
                }
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL was starting.", e);
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return lines.stream().filter(line -> !line.isBlank()).reduce("(no output)", (first, last) -> last);
    }

    /** The TCP port. */
    public int port() {
        return port;
    }

    /** The server's process, under its leash. */
    public Leash process() {
        return server;
    }

    /** Opens a connection as superuser. */
    public Connection connect(String database) throws SQLException {
        return connect(port, database);
    }

    /** Opens a connection as superuser to the server on a port. */
    public static Connection connect(int port, String database) throws SQLException {
        return DriverManager.getConnection(url(port, database), SUPERUSER, ServiceDatabase.password(SUPERUSER));
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /**
     * Makes sure that a service has its roles and a database; what exists already is left alone.
     *
     * @param service the service's name, which names the roles
     * @param name the database's name
     */
    public ServiceDatabase database(String service, String name) throws SQLException {
        return database(port, service, name);
    }

    /** The same for the server on a port, whoever started it. */
    public static ServiceDatabase database(int port, String service, String name) throws SQLException {
        ServiceDatabase database = new ServiceDatabase(service, name, url(port, name));
        try (Connection connection = connect(port, "postgres");
                Statement statement = connection.createStatement()) {
            for (String role : List.of(database.owner(), database.app(), database.relay())) {
                if (isMissing(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    statement.execute(
                            "create role " + role + " login password '" + ServiceDatabase.password(role) + "'");
                }
            }
            if (isMissing(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute("create database " + name + " owner " + database.owner());
                statement.execute("revoke all on database " + name + " from public");
                statement.execute(
                        "grant connect on database " + name + " to " + database.app() + ", " + database.relay());
            }
        }
        try (Connection connection = connect(port, name);
                Statement statement = connection.createStatement()) {
            statement.execute("alter schema public owner to " + database.owner());
            statement.execute("revoke all on schema public from public");
        }
        return database;
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    /**
     * Ends the server as a crash would: nobody is asked and nothing is written, so that the next start recovers the data
     * from its log. A transaction that did not wait for the log ({@code synchronous_commit=off}) may be lost.
     */
    public void crash() {
        server.signal("QUIT");
        server.await(10);
    }

    /**
     * Starts a server that was closed or has crashed again, on the same port and data, and waits until it answers. Does
     * nothing when it runs.
     *
     * @throws IOException when it does not start; the message says why
     */
    public void startAgain() throws IOException {
        if (!server.alive()) {
            server = launch(command, directory);
            awaitReady();
        }
    }

    /** Stops the server, orderly. The data stays. */
    @Override
    public void close() {
        server.stop(20);
    }

    /** Stops the server and deletes its directory. */
    public void closeAndDelete() {
        close();
        PostgresBinaries.delete(directory);
    }
}
