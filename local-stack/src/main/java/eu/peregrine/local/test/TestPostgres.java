package eu.peregrine.local.test;

import eu.peregrine.local.LocalPostgres;
import eu.peregrine.local.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database of the service under test, for what a test cannot see or do over HTTP. */
public final class TestPostgres {

    private static final String CURRENT = "eu.peregrine.local.test-database";

    private TestPostgres() {}

    /** The server of this test JVM, to be stopped and started. It is shared: start it again in a finally block. */
    public interface Server {
        /** Stops it orderly; its data stays. */
        void stop();

        /**
         * Ends it as a crash would; what was committed stays. Tests commit with {@code synchronous_commit=off}: who counts on a
         * commit over a crash turns it on for the connection.
         */
        void crash();

        /** Starts it again on the same port and returns when it answers. */
        void start();
    }

    /** The server of this test JVM. */
    public static Server server() {
        return new Server() {
            @Override
            public void stop() {
                SharedStack.run("postgres.stop");
            }

            @Override
            public void crash() {
                SharedStack.run("postgres.crash");
            }

            @Override
            public void start() {
                SharedStack.run("postgres.start");
            }
        };
    }

    /** A fresh database with a name of its own for a service. */
    public static ServiceDatabase fresh(String service) {
        try {
            String name = service + "_" + Long.toHexString(System.nanoTime());
            return LocalPostgres.database(SharedStack.postgresPort(), service, name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for " + service + ".", e);
        }
    }

    /** The JDBC URL of the database that the service under test uses now. */
    public static String url() {
        return database().url();
    }

    /** The database that the service under test uses now, with its roles. */
    public static ServiceDatabase database() {
        String[] parts = System.getProperty(CURRENT).split("\n");
        return new ServiceDatabase(parts[0], parts[1], parts[2]);
    }

    static void use(ServiceDatabase database) {
        System.setProperty(CURRENT, String.join("\n", database.service(), database.name(), database.url()));
    }

    /** Connects to the service's database as its owner. */
    public static Connection asOwner() throws SQLException {
        return as(database().owner());
    }

    /** Connects to the service's database in the role of the application. */
    public static Connection asApp() throws SQLException {
        return as(database().app());
    }

    /** Connects to the service's database in the role of the outbox relay. */
    public static Connection asRelay() throws SQLException {
        return as(database().relay());
    }

    /** Connects to the service's database as superuser, for faults that nobody else may cause. */
    public static Connection asSuperuser() throws SQLException {
        return LocalPostgres.connect(SharedStack.postgresPort(), database().name());
    }

    private static Connection as(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, ServiceDatabase.password(role));
    }
}
