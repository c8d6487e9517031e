package eu.peregrine.mobility.student;

import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.policy.StayKind;
import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Reads what mandates depend on: three statements however many students, and plain rows rather than entities, since whole
 * cohorts are judged at once.
 */
@ApplicationScoped
@Transactional
public class StudentFiles {

    private static final String COLUMNS = """
            select id, given_name, family_name, programme_id, intake, cohort, status, eqf, isced_f, exemption, waived_days,
                   waiver_reason
              from student
            """;
    private static final String PROOFS = """
            select student_id, id, language, kind, provider, score, level, valid_until
              from language_proof where student_id = any (?) order by issued_on, id
            """;
    private static final String PRIOR_STAYS = """
            select student_id, id, kind, host, first_day, last_day, full_host_term, in_group
              from prior_stay where student_id = any (?) order by first_day, id
            """;

    private final EntityManager entityManager;

    @Inject
    StudentFiles(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The files of those of the students that exist, in the order of their ids. */
    public List<StudentFile> of(Collection<UUID> ids) {
        return read(
                COLUMNS + " where id = any (?) order by id", statement -> statement.setArray(1, uuids(statement, ids)));
    }

    /**
     * The ids of the next of the school's own students, in order.
     *
     * @param after the student before the first; null for the first of all
     */
    public List<UUID> ids(UUID after, int limit) {
        return entityManager
                .createQuery(
                        "select s.id from Student s where s.id > :after and s.homeId is null order by s.id", UUID.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * The next files of the students of some programmes and a status, in the order of their ids.
     *
     * @param after the student before the first; null for the first of all
     */
    public List<StudentFile> after(UUID after, int limit, Collection<UUID> programmes, StudentStatus status) {
        return read(
                COLUMNS
                        + " where home_id is null and id > ? and programme_id = any (?) and status = ? order by id limit ?",
                statement -> {
                    statement.setObject(1, after == null ? new UUID(0, 0) : after);
                    statement.setArray(2, uuids(statement, programmes));
                    statement.setString(3, status.name());
                    statement.setInt(4, limit);
                });
    }

    private interface Setter {
        void set(PreparedStatement statement) throws SQLException;
    }

    private List<StudentFile> read(String sql, Setter parameters) {
        entityManager.flush();
        return entityManager.unwrap(Session.class).doReturningWork(connection -> read(connection, sql, parameters));
    }

    private static List<StudentFile> read(Connection connection, String sql, Setter parameters) throws SQLException {
        Map<UUID, List<StudentFile.ProofOnFile>> proofs = new HashMap<>();
        Map<UUID, List<StudentFile.StayBefore>> priorStays = new HashMap<>();
        Map<UUID, StudentFile> files = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    files.put(
                            id,
                            new StudentFile(
                                    id,
                                    row.getString(2),
                                    row.getString(3),
                                    row.getObject(4, UUID.class),
                                    row.getString(5),
                                    row.getString(6),
                                    StudentStatus.valueOf(row.getString(7)),
                                    row.getInt(8),
                                    row.getString(9),
                                    row.getString(10),
                                    row.getInt(11),
                                    row.getString(12),
                                    proofs.computeIfAbsent(id, none -> new ArrayList<>()),
                                    priorStays.computeIfAbsent(id, none -> new ArrayList<>())));
                }
            }
        }
        if (!files.isEmpty()) {
            each(
                    connection,
                    PROOFS,
                    files.keySet(),
                    row -> proofs.get(row.getObject(1, UUID.class))
                            .add(new StudentFile.ProofOnFile(
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    ProofKind.valueOf(row.getString(4)),
                                    row.getString(5),
                                    row.getBigDecimal(6),
                                    Cefr.valueOf(row.getString(7)),
                                    row.getObject(8, LocalDate.class))));
            each(
                    connection,
                    PRIOR_STAYS,
                    files.keySet(),
                    row -> priorStays
                            .get(row.getObject(1, UUID.class))
                            .add(new StudentFile.StayBefore(
                                    row.getObject(2, UUID.class),
                                    StayKind.valueOf(row.getString(3)).code(),
                                    row.getString(4),
                                    row.getObject(5, LocalDate.class),
                                    row.getObject(6, LocalDate.class),
                                    row.getBoolean(7),
                                    row.getBoolean(8))));
        }
        return List.copyOf(files.values());
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Collection<UUID> students, RowReader reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, uuids(statement, students));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static java.sql.Array uuids(PreparedStatement statement, Collection<UUID> ids) throws SQLException {
        return statement.getConnection().createArrayOf("uuid", ids.toArray());
    }
}
