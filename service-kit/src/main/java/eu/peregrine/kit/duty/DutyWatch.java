package eu.peregrine.kit.duty;

import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Remembers which object is to be looked at when, in a table of the service's with the columns {@code id} and {@code look_at}: at once
 * ({@code -infinity}) after it changed, when its next date comes, or never (null). The service says how rows come into it.
 */
public abstract class DutyWatch {

    private final EntityManager database;
    private final String due;
    private final String take;
    private final String next;

    /**
     * @param table its name
     * @param kind SQL for the kind of a row's object: a column, or a literal where there are objects of one kind alone
     */
    protected DutyWatch(EntityManager database, String table, String kind) {
        this.database = database;
        this.due = "select id from " + table + " where look_at <= :now order by look_at, id limit :limit";
        this.take = "select id, " + kind + " from " + table
                + " where id = any (?) and look_at <= ? order by id for update skip locked";
        this.next =
                "update " + table + " w set look_at = n.look_at from unnest(?, ?) as n (id, look_at) where w.id = n.id";
    }

    /** What is to be looked at by now, longest ago first. */
    @SuppressWarnings("unchecked")
    List<UUID> due(Instant now, int limit) {
        return database.createNativeQuery(due, UUID.class)
                .setParameter("now", time(now))
                .setParameter("limit", limit)
                .getResultList();
    }

    /**
     * Takes objects in hand until the transaction ends; answers them by their kinds, but for those that are not to be looked
     * at now, or that somebody is changing: what waits for nobody can block nobody.
     */
    Map<String, List<UUID>> take(List<UUID> ids, Instant now) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(take)) {
                statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                statement.setObject(2, time(now));
                Map<String, List<UUID>> taken = new HashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        taken.computeIfAbsent(rows.getString(2), kind -> new ArrayList<>())
                                .add(rows.getObject(1, UUID.class));
                    }
                }
                return taken;
            }
        });
    }

    /** Says when objects are to be looked at next; null if no date of theirs comes. */
    void next(Map<UUID, Instant> lookAt) {
        database.unwrap(Session.class).doWork(connection -> {
            List<UUID> ids = List.copyOf(lookAt.keySet());
            Object[] times = ids.stream()
                    .map(id -> Objects.toString(lookAt.get(id), null))
                    .toArray();
            try (PreparedStatement statement = connection.prepareStatement(next)) {
                statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                statement.setArray(2, connection.createArrayOf("timestamptz", times));
                statement.executeUpdate();
            }
        });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
