package eu.peregrine.kit.outbox;

import eu.peregrine.kit.outbox.OutboxRow.Key;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * The outbox as the relay sees it, over the relay's own small pool and role. Every method is one short transaction; none
 * is open while the broker is waited for.
 */
final class OutboxStore {

    private static final String READ = """
            SELECT o.position, o.id, o.aggregatetype, o.aggregateid, o.type, o.sequence, o.payload, o.time,
                   o.dataschema, o.visibleto, o.traceparent,
                   (SELECT f.tries FROM outbox_failure f WHERE f.outbox_id = o.id)
              FROM outbox o
             WHERE o.position <> ALL (?)
               AND o.aggregateid <> ALL (?)
               AND NOT EXISTS (SELECT FROM outbox_failure f
                                WHERE f.aggregateid = o.aggregateid AND f.aggregatetype = o.aggregatetype
                                  AND (f.parked_at IS NOT NULL OR f.retry_at > clock_timestamp()))
             ORDER BY o.position
             LIMIT ?
            """;

    // A delete that a crash of the database undoes merely repeats events, so it need not wait for the disk.
    private static final String DELETE = """
            DELETE FROM outbox
             WHERE position = ANY (?)
               AND (SELECT token FROM outbox_lease) = ?
               AND (SELECT set_config('synchronous_commit', 'off', true)) IS NOT NULL
            """;

    private static final String FAIL = """
            INSERT INTO outbox_failure AS f (outbox_id, position, aggregatetype, aggregateid, type, sequence, tries,
                                             error, retry_at, parked_at)
            SELECT o.id, o.position, o.aggregatetype, o.aggregateid, o.type, o.sequence, 1, ?,
                   clock_timestamp() + ? * interval '1 ms', CASE WHEN ? <= 1 THEN clock_timestamp() END
              FROM outbox o
             WHERE o.position = ?
            ON CONFLICT (outbox_id) DO UPDATE
               SET tries = f.tries + 1, error = excluded.error, last_failed_at = clock_timestamp(),
                   retry_at = excluded.retry_at,
                   parked_at = CASE WHEN f.tries + 1 >= ? THEN clock_timestamp() END
            """;

    private final DataSource relay;

    OutboxStore(DataSource relay) {
        this.relay = relay;
    }

    /** Takes the lease if it has ended or is the holder's own from before; answers the new token. */
    Optional<Long> acquireLease(String holder, Duration duration) throws SQLException {
        try (Connection connection = relay.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        UPDATE outbox_lease
                           SET holder = ?, token = token + 1,
                               expires_at = clock_timestamp() + ? * interval '1 ms'
                         WHERE expires_at < clock_timestamp() OR holder = ?
                        RETURNING token
                        """)) {
            statement.setString(1, holder);
            statement.setLong(2, duration.toMillis());
            statement.setString(3, holder);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(result.getLong(1)) : Optional.empty();
            }
        }
    }

    /** Prolongs the lease; false when the token is not the present one any more. */
    boolean renewLease(long token, Duration duration) throws SQLException {
        return update(
                        "UPDATE outbox_lease SET expires_at = clock_timestamp() + ? * interval '1 ms' WHERE token = ?",
                        duration.toMillis(),
                        token)
                == 1;
    }

    /** Ends the lease now, if it is still this token's. */
    void endLease(long token) throws SQLException {
        update("UPDATE outbox_lease SET expires_at = '-infinity' WHERE token = ?", token);
    }

    /**
     * Rows that are not sent, oldest first, and per aggregate without a gap.
     *
     * @param known positions already under way
     * @param held aggregates that must wait
     */
    List<OutboxRow> read(Collection<Long> known, Collection<UUID> held, int limit) throws SQLException {
        try (Connection connection = relay.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            // Planned with the values each time: a generic plan would search the arrays row by row.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.setArray(1, connection.createArrayOf("bigint", known.toArray()));
            statement.setArray(2, connection.createArrayOf("uuid", held.toArray()));
            statement.setInt(3, limit);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        int tries = result.getInt(12);
        boolean refused = !result.wasNull();
        return new OutboxRow(
                result.getLong(1),
                result.getObject(2, UUID.class),
                result.getString(3),
                result.getObject(4, UUID.class),
                result.getString(5),
                result.getLong(6),
                result.getString(7),
                result.getObject(8, OffsetDateTime.class),
                result.getString(9),
                result.getString(10),
                result.getString(11),
                tries,
                refused);
    }

    /**
     * Removes rows that the broker has, unless another leader took over.
     *
     * @return how many went; fewer than given means that the token is old
     */
    int delete(long token, List<OutboxRow> sent) throws SQLException {
        Object[] positions = sent.stream().map(OutboxRow::position).toArray();
        Object[] recovered =
                sent.stream().filter(OutboxRow::refused).map(OutboxRow::id).toArray();
        try (Connection connection = relay.getConnection();
                PreparedStatement statement = connection.prepareStatement(DELETE)) {
            Array array = connection.createArrayOf("bigint", positions);
            statement.setArray(1, array);
            statement.setLong(2, token);
            int deleted = statement.executeUpdate();
            if (recovered.length > 0) {
                forgetFailures(connection, recovered);
            }
            return deleted;
        }
    }

    private static void forgetFailures(Connection connection, Object[] ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                DELETE FROM outbox_failure f
                 WHERE f.outbox_id = ANY (?) AND NOT EXISTS (SELECT FROM outbox o WHERE o.position = f.position)
                """)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            statement.executeUpdate();
        }
    }

    /** Counts a refusal, says when to try again, and parks the row when it was one too many. */
    void recordFailure(OutboxRow row, String error, RelaySettings settings) throws SQLException {
        long pause = settings.backoff().toMillis() << Math.min(row.tries(), 6);
        update(FAIL, error, pause, settings.tries(), row.position(), settings.tries());
    }

    /** How much waits, and since when the oldest row does. */
    Backlog backlog() throws SQLException {
        try (Connection connection = relay.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT (SELECT count(*) FROM outbox),
                               (SELECT id FROM outbox ORDER BY position LIMIT 1),
                               (SELECT count(*) FROM outbox_failure WHERE parked_at IS NULL),
                               (SELECT count(*) FROM outbox_failure WHERE parked_at IS NOT NULL),
                               holder, expires_at > clock_timestamp()
                          FROM outbox_lease
                        """);
                ResultSet result = statement.executeQuery()) {
            result.next();
            UUID oldest = result.getObject(2, UUID.class);
            return new Backlog(
                    result.getLong(1),
                    oldest == null ? null : writtenAt(oldest),
                    result.getLong(3),
                    result.getLong(4),
                    result.getBoolean(6) ? result.getString(5) : null);
        }
    }

    /** The system time in a UUIDv7 (RFC 9562 §5.7: the first 48 bits are milliseconds); the row's time may be moved. */
    private static Instant writtenAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** The oldest parked rows. */
    List<ParkedEvent> parked(int limit) throws SQLException {
        try (Connection connection = relay.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT f.outbox_id, f.type, f.aggregateid, f.sequence, f.tries, f.error, f.first_failed_at,
                               f.parked_at,
                               (SELECT count(*) - 1 FROM outbox o
                                 WHERE o.aggregatetype = f.aggregatetype AND o.aggregateid = f.aggregateid)
                          FROM outbox_failure f
                         WHERE f.parked_at IS NOT NULL
                         ORDER BY f.parked_at, f.outbox_id
                         LIMIT ?
                        """)) {
            statement.setInt(1, limit);
            List<ParkedEvent> parked = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    parked.add(new ParkedEvent(
                            result.getObject(1, UUID.class),
                            result.getString(2),
                            result.getObject(3, UUID.class),
                            result.getLong(4),
                            result.getInt(5),
                            result.getString(6),
                            result.getObject(7, OffsetDateTime.class).toInstant(),
                            result.getObject(8, OffsetDateTime.class).toInstant(),
                            result.getLong(9)));
                }
            }
            return parked;
        }
    }

    /** Lets a parked row try again, with a clean slate; false when there is none of this id. */
    boolean replay(UUID id) throws SQLException {
        return update("""
                        UPDATE outbox_failure SET parked_at = NULL, tries = 0, retry_at = clock_timestamp()
                         WHERE outbox_id = ? AND parked_at IS NOT NULL
                        """, id) == 1;
    }

    private int update(String sql, Object... parameters) throws SQLException {
        try (Connection connection = relay.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    /**
     * What waits in the outbox.
     *
     * @param rows how many events
     * @param oldest when the oldest was written, or null
     * @param failing how many the broker refused and which are tried again
     * @param parked how many wait for an operator
     * @param leader who relays at present, or null
     */
    record Backlog(long rows, Instant oldest, long failing, long parked, String leader) {}

    /** The aggregates' ids of held keys, as the read wants them. */
    static List<UUID> ids(Collection<Key> keys) {
        return keys.stream().map(Key::aggregateId).toList();
    }
}
