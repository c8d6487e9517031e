package eu.peregrine.kit.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Sends all of a collection, a row at a time, in the columns that {@link Imports} takes. */
@ApplicationScoped
public class Exports {

    /** Rows that a query for an export should fetch at once: {@code setHint("org.hibernate.fetchSize", …)}. */
    public static final int FETCH_SIZE = 500;

    /** Characters gathered before they are sent. */
    private static final int BUFFER = 1 << 16;
    /** Longer than anybody takes to read everything; a transaction ends by itself after a minute otherwise. */
    private static final int LONGEST_SECONDS = 6 * 3600;

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final ObjectMapper json;
    private final EntityManager entityManager;

    @Inject
    Exports(ObjectMapper json, EntityManager entityManager) {
        this.json = json;
        this.entityManager = entityManager;
    }

    /**
     * Answers an export.
     *
     * @param accept the request's Accept: CSV or NDJSON, CSV when it leaves the choice
     * @param type the record that a row is
     * @param rows opens the rows; called while the answer is sent, in a transaction of its own; entities are detached every
     *     {@value #FETCH_SIZE} rows
     */
    public <T> Response stream(String accept, Class<T> type, Supplier<Stream<T>> rows) {
        boolean ndjson = accept != null && accept.contains(NDJSON);
        if (!ndjson
                && accept != null
                && !accept.contains(CSV)
                && !accept.contains("*/*")
                && !accept.contains("text/*")) {
            throw Problems.of(406, "not-acceptable", "An export is " + CSV + " or " + NDJSON + ".");
        }
        StreamingOutput body = out -> {
            try {
                QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> write(out, ndjson, type, rows));
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            }
        };
        return Response.ok(body)
                .type(ndjson ? NDJSON : CSV + "; charset=utf-8; header=present")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /**
     * Rows that are read {@value #FETCH_SIZE} at a time, so that what belongs to them is read for as many at once.
     *
     * @param after the next rows behind this one, at most {@value #FETCH_SIZE}; behind null the first
     */
    public static <E> Stream<E> blocks(Function<E, List<E>> after) {
        return Stream.iterate(
                        after.apply(null), block -> !block.isEmpty(), block -> after.apply(block.get(block.size() - 1)))
                .flatMap(List::stream);
    }

    private <T> void write(OutputStream out, boolean ndjson, Class<T> type, Supplier<Stream<T>> rows) {
        // All rows as they were at one moment, however long the reader takes.
        entityManager
                .createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
        try (Stream<T> stream = rows.get();
                Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER)) {
            Sink<T> sink = ndjson ? ndjson(text) : csv(text, type);
            Iterator<T> iterator = stream.iterator();
            for (int i = 1; iterator.hasNext(); i++) {
                sink.accept(iterator.next());
                if (i % FETCH_SIZE == 0) {
                    entityManager.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Sink<T> {
        void accept(T row) throws IOException;
    }

    private <T> Sink<T> ndjson(Writer text) {
        return row -> {
            text.write(json.writeValueAsString(row));
            text.write('\n');
        };
    }

    private <T> Sink<T> csv(Writer text, Class<T> type) throws IOException {
        Columns columns = Columns.of(type);
        CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180);
        printer.printRecord(columns.names());
        return row -> printer.printRecord(columns.row(json.valueToTree(row)));
    }
}
