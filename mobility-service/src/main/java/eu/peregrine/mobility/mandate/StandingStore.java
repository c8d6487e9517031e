package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.student.StudentFile;
import eu.peregrine.mobility.student.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** Keeps where students stand, and how each verdict came about; many at once, in a few statements. */
@ApplicationScoped
class StandingStore {

    private record Column(String name, String type, Function<Judged, Object> value) {}

    private static final String LANGUAGES = "missing_languages";

    private static final List<Column> COLUMNS = List.of(
            new Column("student_id", "uuid", judged -> judged.student().id()),
            of("cohort", "text", StudentFile::cohort),
            of("programme_id", "uuid", StudentFile::programmeId),
            of("intake", "text", StudentFile::intake),
            of("status", "text", student -> student.status().name()),
            of("eqf", "int", StudentFile::eqf),
            of("isced_f", "text", StudentFile::iscedF),
            of("given_name", "text", StudentFile::givenName),
            of("family_name", "text", StudentFile::familyName),
            new Column(
                    "verdict", "text", judged -> judged.assessment().verdict().name()),
            days("required_days", DayCount::required),
            days("done_days", DayCount::done),
            days("secured_days", DayCount::secured),
            days("planned_days", DayCount::planned),
            days("waived_days", DayCount::waived),
            days("missing_days", DayCount::missing),
            new Column("latest_departure", "date", judged -> judged.assessment().latestDeparture()),
            // Arrays of arrays must all have one length, so that the codes travel as one word.
            new Column(
                    LANGUAGES,
                    "text",
                    judged -> String.join(" ", judged.assessment().missingLanguages())),
            new Column(
                    "policy_id",
                    "uuid",
                    judged -> judged.policy() == null
                            ? null
                            : judged.policy().policy().id()),
            new Column(
                    "policy_number",
                    "int",
                    judged -> judged.policy() == null ? null : judged.policy().number()),
            new Column("judge_again_on", "date", judged -> judged.assessment().changesOn()));

    private static final String STORED = stored();
    private static final String SAVE = save();
    private static final String CHANGE = """
            insert into mandate_change (student_id, sequence, at, as_of, from_verdict, to_verdict, missing_days, cause, about)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String GO_ON = """
            update mandate_standing s set sequence = c.last + 1
              from (select student_id, max(sequence) as last from mandate_change where student_id = any (?) group by student_id) c
             where s.student_id = c.student_id returning s.student_id, s.sequence
            """;

    private final EntityManager entities;
    private final Clock clock;

    @Inject
    StandingStore(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    private static Column of(String name, String type, Function<StudentFile, Object> value) {
        return new Column(name, type, judged -> value.apply(judged.student()));
    }

    private static Column days(String name, Function<DayCount, Long> value) {
        return new Column(
                name, "int", judged -> value.apply(judged.assessment().days()).intValue());
    }

    /** How a value is read to be compared with what was worked out. */
    private static Class<?> read(Column column) {
        return switch (column.type()) {
            case "uuid" -> UUID.class;
            case "int" -> Integer.class;
            case "date" -> LocalDate.class;
            default -> String.class;
        };
    }

    private static String stored() {
        List<String> values = COLUMNS.stream()
                .map(Column::name)
                .map(name -> name.equals(LANGUAGES) ? "array_to_string(" + name + ", ' ')" : name)
                .toList();
        return "select " + String.join(", ", values)
                + " from mandate_standing where student_id = any (?) and judged_on <= ?";
    }

    private static String save() {
        List<String> names = COLUMNS.stream().map(Column::name).toList();
        List<String> values = names.stream()
                .map(name -> name.equals(LANGUAGES)
                        ? "cast(string_to_array(n." + name + ", ' ') as varchar[])"
                        : "n." + name)
                .toList();
        List<String> kept = names.subList(1, names.size());
        return "insert into mandate_standing as s (sequence, judged_on, since, " + String.join(", ", names)
                + ") select 1, ?, ?, " + String.join(", ", values) + " from unnest("
                + String.join(", ", names.stream().map(name -> "?").toList()) + ") as n (" + String.join(", ", names)
                + ") order by n.student_id on conflict (student_id) do update set judged_on = excluded.judged_on"
                + ", sequence = s.sequence + case when s.verdict = excluded.verdict then 0 else 1 end"
                + ", since = case when s.verdict = excluded.verdict then s.since else excluded.since end, "
                + String.join(
                        ", ",
                        kept.stream().map(name -> name + " = excluded." + name).toList())
                + " returning new.student_id, old.verdict, new.sequence";
    }

    /**
     * A verdict that is another one than before.
     *
     * @param judged the student
     * @param from the verdict before; null if there was none
     * @param sequence how many verdicts there have been, this one counted
     */
    record Changed(Judged judged, Verdict from, long sequence) {}

    /** One judge at a time, until the transaction ends: what is read behind this is not older than what is stored. */
    void lock() {
        lock("pg_advisory_xact_lock");
    }

    /** Keeps that one judge away until the transaction ends, but nobody who judges other students in this way. */
    void lockAmongOthers() {
        lock("pg_advisory_xact_lock_shared");
    }

    private void lock(String function) {
        entities.createNativeQuery("select 1 from " + function + "(hashtext('mandate-standing'))", Integer.class)
                .getSingleResult();
    }

    /**
     * Stores where the students stand; those of whom nothing has changed are left alone.
     *
     * @param causes why some of them were judged
     * @param otherwise why the others were
     * @return those whose verdict changed
     */
    List<Changed> save(
            List<Judged> judged,
            LocalDate today,
            Map<UUID, VerdictChange.Cause> causes,
            VerdictChange.Cause otherwise) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            List<Judged> differing = differing(connection, judged, today);
            if (differing.isEmpty()) {
                return List.of();
            }
            List<Changed> changed = upsert(connection, differing, today, now);
            try (PreparedStatement insert = connection.prepareStatement(CHANGE)) {
                for (Changed one : changed) {
                    UUID student = one.judged().student().id();
                    VerdictChange.Cause cause = causes.getOrDefault(student, otherwise);
                    insert.setObject(1, student);
                    insert.setLong(2, one.sequence());
                    insert.setObject(3, now);
                    insert.setObject(4, today);
                    insert.setString(5, one.from() == null ? null : one.from().name());
                    insert.setString(6, one.judged().assessment().verdict().name());
                    insert.setLong(7, one.judged().assessment().days().missing());
                    insert.setString(8, cause.event());
                    insert.setObject(9, cause.about());
                    insert.addBatch();
                }
                if (!changed.isEmpty()) {
                    insert.executeBatch();
                }
            }
            return changed;
        });
    }

    /**
     * Those of whom something else is stored, or nothing: of all students it is few or none. They are compared here: for the
     * database to do it, all of them would be sent and unpacked, to find that nothing differs.
     */
    private static List<Judged> differing(Connection connection, List<Judged> judged, LocalDate today)
            throws SQLException {
        Map<UUID, Judged> byStudent = new LinkedHashMap<>();
        judged.forEach(one -> byStudent.put(one.student().id(), one));
        try (PreparedStatement stored = connection.prepareStatement(STORED)) {
            stored.setArray(
                    1, connection.createArrayOf("uuid", byStudent.keySet().toArray()));
            stored.setObject(2, today);
            try (ResultSet row = stored.executeQuery()) {
                while (row.next()) {
                    UUID student = row.getObject(1, UUID.class);
                    if (same(row, byStudent.get(student))) {
                        byStudent.remove(student);
                    }
                }
            }
        }
        return List.copyOf(byStudent.values());
    }

    private static boolean same(ResultSet row, Judged judged) throws SQLException {
        for (int i = 1; i < COLUMNS.size(); i++) {
            Column column = COLUMNS.get(i);
            if (!Objects.equals(
                    row.getObject(i + 1, read(column)), column.value().apply(judged))) {
                return false;
            }
        }
        return true;
    }

    private static List<Changed> upsert(Connection connection, List<Judged> judged, LocalDate today, OffsetDateTime now)
            throws SQLException {
        Map<UUID, Judged> byStudent = new HashMap<>();
        judged.forEach(one -> byStudent.put(one.student().id(), one));
        try (PreparedStatement save = connection.prepareStatement(SAVE)) {
            save.setObject(1, today);
            save.setObject(2, now);
            for (int i = 0; i < COLUMNS.size(); i++) {
                Column column = COLUMNS.get(i);
                save.setArray(
                        i + 3,
                        connection.createArrayOf(
                                column.type(),
                                judged.stream().map(column.value()).toArray()));
            }
            List<Changed> changed = new ArrayList<>();
            try (ResultSet rows = save.executeQuery()) {
                while (rows.next()) {
                    Judged one = byStudent.get(rows.getObject(1, UUID.class));
                    Verdict before = rows.getString(2) == null ? null : Verdict.valueOf(rows.getString(2));
                    if (before != one.assessment().verdict()) {
                        changed.add(new Changed(one, before, rows.getLong(3)));
                    }
                }
            }
            goOn(connection, changed);
            return changed;
        }
    }

    /** A standing that was lost and is worked out anew goes on counting where its history ends. */
    private static void goOn(Connection connection, List<Changed> changed) throws SQLException {
        Map<UUID, Integer> first = new HashMap<>();
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).from() == null) {
                first.put(changed.get(i).judged().student().id(), i);
            }
        }
        if (first.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(GO_ON)) {
            update.setArray(1, connection.createArrayOf("uuid", first.keySet().toArray()));
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    int index = first.get(rows.getObject(1, UUID.class));
                    changed.set(index, new Changed(changed.get(index).judged(), null, rows.getLong(2)));
                }
            }
        }
    }

    /** How the student's verdicts came about, the newest first. */
    List<VerdictChange> history(UUID student, long before, int limit) {
        return entities
                .unwrap(Session.class)
                .createNativeQuery(
                        "select sequence, at, as_of, from_verdict, to_verdict, missing_days, cause, about"
                                + " from mandate_change where student_id = :student and sequence < :before"
                                + " order by sequence desc limit :limit",
                        Object[].class)
                .addScalar("sequence", Long.class)
                .addScalar("at", Instant.class)
                .addScalar("as_of", LocalDate.class)
                .addScalar("from_verdict", String.class)
                .addScalar("to_verdict", String.class)
                .addScalar("missing_days", Integer.class)
                .addScalar("cause", String.class)
                .addScalar("about", UUID.class)
                .setParameter("student", student)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(StandingStore::change)
                .toList();
    }

    private static VerdictChange change(Object[] row) {
        return new VerdictChange(
                (Long) row[0],
                (Instant) row[1],
                (LocalDate) row[2],
                row[3] == null ? null : Verdict.valueOf((String) row[3]),
                Verdict.valueOf((String) row[4]),
                (Integer) row[5],
                VerdictChange.Cause.of((String) row[6], (UUID) row[7]));
    }
}
