package eu.peregrine.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.peregrine.kit.outbox.Topics.Shape;
import eu.peregrine.local.Jdk;
import eu.peregrine.local.ServiceDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A relay in a process of its own, which is killed where it hurts most: it is told at which point it is to die, stops there
 * when it comes by and says so, and is then ended with {@code kill -9}.
 */
final class RelayProcess {

    /** A lease of two seconds: a slow machine's pauses are shorter, so that nobody but the killed loses the lease. */
    static final RelaySettings SETTINGS =
            new RelaySettings(Duration.ofSeconds(2), Duration.ofMillis(100), 500, 5, Duration.ofMillis(100));

    /** Where a relay may die. */
    enum Point {
        /** Rows were read and none of them is sent. */
        AFTER_READ,
        /** A row is with the broker's client, and perhaps with the broker. */
        AFTER_SEND,
        /** The broker has rows that the outbox still has. */
        BEFORE_DELETE
    }

    /** For connections whose commits are to outlast a crash of the database, which those of tests otherwise need not. */
    static final String DURABLE = "-c synchronous_commit=on";

    private static final String REACHED = "reached ";

    private final Process process;
    private final Consumer<Death> died;

    /**
     * The end of a relay.
     *
     * @param relay which one
     * @param point where it stood
     * @param from when it stood there, in milliseconds of the system's time
     * @param until when it was gone
     */
    record Death(RelayProcess relay, Point point, long from, long until) {}

    private RelayProcess(Process process, Consumer<Death> died) {
        this.process = process;
        this.died = died;
    }

    /**
     * Starts a relay.
     *
     * @param name its name as a holder of the lease
     * @param died called once it was killed, on a thread of its own
     */
    static RelayProcess start(
            String name, ServiceDatabase database, String bootstrapServers, String prefix, Consumer<Death> died) {
        try {
            Process process = new ProcessBuilder(
                            Jdk.java().toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RelayProcess.class.getName(),
                            name,
                            database.url(),
                            database.relay(),
                            bootstrapServers,
                            prefix)
                    .redirectError(ProcessBuilder.Redirect.appendTo(new File("target", "history-relays.log")))
                    .start();
            RelayProcess relay = new RelayProcess(process, died);
            Thread listener = new Thread(relay::listen, name + "-listener");
            listener.setDaemon(true);
            listener.start();
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader said = process.inputReader(UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(REACHED)) {
                    long from = System.currentTimeMillis();
                    process.destroyForcibly().waitFor();
                    Point point = Point.valueOf(line.substring(REACHED.length()));
                    died.accept(new Death(this, point, from, System.currentTimeMillis()));
                    return;
                }
            }
        } catch (IOException e) {
            // It is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the relay die at a point, as soon as it comes by. */
    void dieAt(Point point) {
        tell(point.name());
    }

    /** Lets the relay live, wherever it comes by. */
    void live() {
        tell("live");
    }

    /** Stops the relay orderly; true when it did so by itself. */
    boolean stop() throws InterruptedException {
        tell("stop");
        boolean stopped = process.waitFor(15, TimeUnit.SECONDS);
        process.destroyForcibly();
        return stopped && process.exitValue() == 0;
    }

    private void tell(String word) {
        try {
            process.getOutputStream().write((word + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            // It is gone.
        }
    }

    /** The relay itself: {@code NAME DATABASE_URL DATABASE_ROLE BOOTSTRAP_SERVERS TOPIC_PREFIX}. */
    public static void main(String[] arguments) throws Exception {
        // What libraries print is no word to the parent.
        PrintStream parent = System.out;
        System.setOut(System.err);
        KafkaClients kafka = KafkaClients.of(arguments[3]);
        Topics topics = new Topics(kafka::admin, new Shape(3, (short) 1, -1));
        topics.start();
        AtomicReference<Point> deadly = new AtomicReference<>();
        Courier courier = new Courier(kafka::producer, new EventRecords(arguments[4], "kit"), topics::ready);
        Relay relay = new Relay(
                new OutboxStore(pool(arguments[1], arguments[2])),
                courier,
                arguments[0],
                SETTINGS,
                faults(deadly, parent));
        Thread thread = new Thread(relay, arguments[0]);
        thread.start();
        Thread.currentThread().setName("orders");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.equals("stop")) {
                relay.stop();
                thread.join();
                System.exit(0);
            }
            deadly.set(order.equals("live") ? null : Point.valueOf(order));
        }
        // The parent is gone.
        Runtime.getRuntime().halt(1);
    }

    private static AgroalDataSource pool(String url, String role) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(3)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .jdbcProperty("options", DURABLE)
                                .principal(new NamePrincipal(role))
                                .credential(new SimplePassword(ServiceDatabase.password(role))))));
    }

    private static RelayFaults faults(AtomicReference<Point> deadly, PrintStream parent) {
        return new RelayFaults() {
            @Override
            public void afterRead(List<OutboxRow> rows) {
                dieIf(Point.AFTER_READ);
            }

            @Override
            public void afterSend(OutboxRow row) {
                dieIf(Point.AFTER_SEND);
            }

            @Override
            public void beforeDelete(List<OutboxRow> rows) {
                dieIf(Point.BEFORE_DELETE);
            }

            private void dieIf(Point point) {
                if (deadly.get() != point) {
                    return;
                }
                parent.println(REACHED + point);
                parent.flush();
                while (true) {
                    LockSupport.park();
                }
            }
        };
    }
}
