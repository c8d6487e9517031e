package eu.peregrine.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Measures a page over HTTP against its own queries over one warm connection, in turns, so that both meet the same load. */
final class PageMeasure {

    private static final int ROUNDS = 10;
    /** No further round is begun behind this: what takes so long has its median from a tenth of the requests as well. */
    private static final long LONGEST_NANOSECONDS = 60_000_000_000L;

    private static final long WARM_UP_NANOSECONDS = 100_000_000L;

    private static final int CAPTURES = 3;
    private static final double FACTOR = 3;
    private static final double MARGIN_MILLISECONDS = 5;

    private final Stack stack;
    private final StatementLog log;
    private final Connection connection;
    private final ObjectMapper json = new ObjectMapper();

    PageMeasure(Stack stack, StatementLog log, Connection connection) {
        this.stack = stack;
        this.log = log;
        this.connection = connection;
    }

    /**
     * What was found.
     *
     * @param page what it is called
     * @param items on it, or features of a map, or kinds of movement in a statement
     * @param statements queries that answering it takes
     * @param requests that were measured
     * @param http median of the requests, in milliseconds
     * @param jdbc median of the same queries over JDBC, every row read, in milliseconds
     * @param scanned big tables that a plan reads from end to end
     */
    record Result(String page, int items, int statements, int requests, double http, double jdbc, Set<String> scanned) {

        double allowed() {
            return Math.max(FACTOR * jdbc, jdbc + MARGIN_MILLISECONDS);
        }

        /** What is not as it should be; empty of a good page. */
        List<String> faults() {
            List<String> faults = new ArrayList<>();
            if (http > allowed()) {
                faults.add("slow");
            }
            if (items == 0) {
                faults.add("nothing found");
            }
            scanned.forEach(table -> faults.add("scans " + table));
            return faults;
        }
    }

    Result of(String page, String address, int requests) throws IOException, SQLException {
        warm(address, Math.max(20, requests / 10));
        List<Captured> queries = queries(address);
        List<PreparedStatement> statements = new ArrayList<>();
        try {
            for (Captured query : queries) {
                statements.add(query.prepare(connection));
            }
            for (int i = 0; i < 15; i++) {
                read(statements);
            }
            List<Double> http = new ArrayList<>();
            List<Double> jdbc = new ArrayList<>();
            long until = System.nanoTime() + LONGEST_NANOSECONDS;
            for (int round = 0; round < ROUNDS && (round == 0 || System.nanoTime() < until); round++) {
                for (int i = round * requests / ROUNDS; i < (round + 1) * requests / ROUNDS; i++) {
                    long began = System.nanoTime();
                    get(address);
                    http.add((System.nanoTime() - began) / 1e6);
                }
                for (int i = round * requests / ROUNDS; i < (round + 1) * requests / ROUNDS; i++) {
                    long began = System.nanoTime();
                    read(statements);
                    jdbc.add((System.nanoTime() - began) / 1e6);
                }
            }
            Set<String> scanned = new TreeSet<>();
            for (Captured query : queries) {
                scanned.addAll(query.scanned(connection, json));
            }
            JsonNode answer = json.readTree(get(address));
            int items = answer.path("items").size()
                    + answer.path("features").size()
                    + answer.path("movements").size();
            return new Result(page, items, queries.size(), http.size(), median(http), median(jdbc), scanned);
        } finally {
            for (PreparedStatement statement : statements) {
                statement.close();
            }
        }
    }

    /** The fewest of some tries: what the service does in the background is none of the page's. */
    private List<Captured> queries(String address) throws IOException, SQLException {
        List<Captured> fewest = log.of(() -> get(address));
        for (int i = 1; i < CAPTURES; i++) {
            List<Captured> queries = log.of(() -> get(address));
            fewest = queries.size() < fewest.size() ? queries : fewest;
        }
        return fewest;
    }

    /**
     * Sends each request some times, so that the service has met all of its code, and the compiler too, before the first of
     * them is measured.
     */
    void warm(Collection<String> addresses) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            for (String address : addresses) {
                long until = System.nanoTime() + WARM_UP_NANOSECONDS;
                for (int i = 0; i < 3 || i < 30 && System.nanoTime() < until; i++) {
                    get(address);
                }
            }
        }
    }

    private void warm(String address, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            get(address);
        }
    }

    private byte[] get(String address) throws IOException {
        return stack.send(stack.request(address).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void read(List<PreparedStatement> statements) throws SQLException {
        for (PreparedStatement statement : statements) {
            Captured.read(statement);
        }
    }

    /** The middle one; of an even number, the higher of the two. */
    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
