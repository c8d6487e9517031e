package eu.peregrine.local;

/**
 * One service's database and the roles that may use it. The owner migrates the schema; the application and the relay may
 * only connect, until the service's first migration grants them more.
 *
 * @param service the service's name, such as {@code partners}
 * @param name the database's name
 * @param url the JDBC URL
 */
public record ServiceDatabase(String service, String name, String url) {

    /** The role that owns the database and its public schema. */
    public String owner() {
        return service + "_owner";
    }

    /** The role that the application reads and writes with. */
    public String app() {
        return service + "_app";
    }

    /** The role that the outbox relay reads and deletes with. */
    public String relay() {
        return service + "_relay";
    }

    /** The password of one of the roles: its own name, which the services expect when they are told nothing else. This database listens on the loopback interface only. */
    public static String password(String role) {
        return role;
    }
}
