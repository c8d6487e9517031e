package eu.peregrine.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Looks, while an import runs, how far it is by what it has committed, so that one sees how fast it is from part to part. */
final class Progress implements AutoCloseable {

    /** Rows of which each speed tells. */
    static final int PART = 5_000;

    private static final long PAUSE = 20;

    private final Connection connection;
    private final UUID importId;
    private final int rowsOfOne;
    private final long began = System.nanoTime();
    private final List<Double> seconds = new ArrayList<>();
    private final Thread watch = new Thread(this::watch, "progress");
    private volatile boolean ended;

    private Progress(Connection connection, UUID importId, int rowsOfOne) {
        this.connection = connection;
        this.importId = importId;
        this.rowsOfOne = rowsOfOne;
    }

    /**
     * Begins to look.
     *
     * @param connection used by nobody else until the end
     * @param importId of the import that begins now
     * @param rowsOfOne how many rows a line is
     */
    static Progress of(Connection connection, UUID importId, int rowsOfOne) {
        Progress progress = new Progress(connection, importId, rowsOfOne);
        progress.watch.start();
        return progress;
    }

    /** Rows a second of each part of {@value #PART} rows that was full; read after the end. */
    List<Long> speeds() {
        List<Long> speeds = new ArrayList<>();
        double before = 0;
        for (double now : seconds) {
            speeds.add(Math.round(PART / (now - before)));
            before = now;
        }
        return speeds;
    }

    private void watch() {
        long seen = 0;
        double then = 0;
        try (PreparedStatement done = connection.prepareStatement("select lines_done from import_run where id = ?")) {
            done.setObject(1, importId);
            boolean last = false;
            while (!last) {
                last = ended;
                double now = (System.nanoTime() - began) / 1e9;
                long rows = rows(done);
                while ((seconds.size() + 1L) * PART <= rows) {
                    // A part may end inside what was committed since the last look.
                    double share = ((seconds.size() + 1L) * PART - seen) / (double) (rows - seen);
                    seconds.add(then + share * (now - then));
                }
                if (rows > seen) {
                    seen = rows;
                    then = now;
                }
                Stack.pause(PAUSE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long rows(PreparedStatement done) throws SQLException {
        try (ResultSet row = done.executeQuery()) {
            return row.next() ? (long) row.getInt(1) * rowsOfOne : 0;
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
