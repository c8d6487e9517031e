package eu.peregrine.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker of one node (KRaft, broker and controller in one), on the loopback interface. Topics are never
 * created automatically. Runs inside this process or, so that it can be killed, in one of its own; both may be stopped
 * and started again on the same data and ports.
 */
public final class LocalKafka implements AutoCloseable {

    private static final Duration START_TIME = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final Path java;
    private KafkaRaftServer server;
    private Leash process;

    private LocalKafka(Path java, Path directory, int port, int controllerPort) {
        this.java = java;
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /**
     * A broker inside this process, not started yet.
     *
     * @param directory holds the data and the configuration
     */
    public static LocalKafka inProcess(Path directory, int port, int controllerPort) {
        return new LocalKafka(null, directory, port, controllerPort);
    }

    /**
     * A broker in a process of its own, not started yet. Its output goes to {@code kafka.log} in its directory.
     *
     * @param java the {@code java} program to run it with
     */
    public static LocalKafka asProcess(Path java, Path directory, int port, int controllerPort) {
        return new LocalKafka(java, directory, port, controllerPort);
    }

    /** Runs a broker in the foreground: {@code DIRECTORY PORT CONTROLLER_PORT}. */
    public static void main(String[] arguments) throws IOException {
        LocalKafka kafka =
                inProcess(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop, "stop-kafka"));
        kafka.start();
        kafka.server.awaitShutdown();
    }

    /** The command that runs {@link #main} with our own class path. */
    static List<String> command(Path java, Path directory, int port, int controllerPort) {
        return List.of(
                java.toString(),
                "-Xms64m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=128m",
                "-Djava.util.logging.config.file=" + LoggingFile.writeTo(directory),
                "-cp",
                System.getProperty("java.class.path"),
                LocalKafka.class.getName(),
                directory.toAbsolutePath().toString(),
                String.valueOf(port),
                String.valueOf(controllerPort));
    }

    /**
     * Starts the broker and waits until it answers. Does nothing when it runs.
     *
     * @throws IOException when it does not start; the message names the log to read
     */
    public void start() throws IOException {
        if (running()) {
            return;
        }
        if (java == null) {
            startHere();
        } else {
            process = launch(java, directory, port, controllerPort);
        }
        awaitReady();
    }

    /** Starts a broker in its own process and does not wait for it. */
    static Leash launch(Path java, Path directory, int port, int controllerPort) throws IOException {
        return Leash.start(
                command(java, directory, port, controllerPort),
                Map.of(),
                directory,
                directory.resolve("kafka.log"),
                directory.resolve("kafka.pid"),
                "TERM");
    }

    private void startHere() throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("server.properties");
        Properties properties = properties();
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int code;
        try (PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            code = StorageTool.execute(
                    new String[] {"format", "-t", "cGVyZWdyaW5lLWxvY2FsMQ", "-c", file.toString(), "--ignore-formatted"
                    },
                    print);
        }
        if (code != 0) {
            throw new IOException("Kafka's storage could not be formatted: " + output.toString(StandardCharsets.UTF_8));
        }
        server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@localhost:" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://localhost:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs", directory.resolve("data").toAbsolutePath().toString(),
                "auto.create.topics.enable", "false"));
        // One node holds every internal topic; few partitions keep start and memory small.
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "2",
                "group.initial.rebalance.delay.ms", "0"));
        // A broker that comes back is taken in only once the controller has given up its former self: 9 s by default.
        properties.putAll(Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500"));
        properties.putAll(Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "4",
                "log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20),
                "log.index.size.max.bytes", String.valueOf(1 << 20),
                "log.retention.ms", "-1",
                "controlled.shutdown.enable", "false"));
        return properties;
    }

    private void awaitReady() throws IOException {
        long until = System.nanoTime() + START_TIME.toNanos();
        while (!answers(port)) {
            if (java != null && !process.alive() || System.nanoTime() > until) {
                kill();
                throw new IOException("Kafka did not start; see " + directory.resolve("kafka.log"));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while Kafka was starting.", e);
            }
        }
    }

    /** Whether a broker on this port answers a metadata request now. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        } catch (IOException e) {
            return false;
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:" + port,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3000))) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (java.util.concurrent.ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether it was started and still runs. */
    public boolean running() {
        return server != null || process != null && process.alive();
    }

    /** The broker's process under its leash; null when it runs inside this process. */
    public Leash process() {
        return process;
    }

    /** The addresses for clients. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Stops the broker orderly. The data stays. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        } else if (process != null) {
            process.stop(20);
            process = null;
        }
    }

    /** Ends a broker in its own process as a crash would; one inside this process is merely stopped. */
    public void kill() {
        if (process != null) {
            process.kill();
            process.await(10);
            process = null;
        } else {
            stop();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
