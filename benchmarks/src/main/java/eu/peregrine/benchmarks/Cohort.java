package eu.peregrine.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One cohort of any size, written by SQL: names, languages and stays of all sorts, the same in every run. */
final class Cohort {

    static final int PROGRAMMES = 8;

    /** Programmes that are there already. */
    final List<String> programmes = new ArrayList<>();

    private final Connection connection;

    Cohort(Connection connection) {
        this.connection = connection;
    }

    void fill(int students) throws SQLException {
        String ids = programmes.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        String n = " from generate_series(1, " + students + ") n";
        execute("set session_replication_role = replica");
        execute("set synchronous_commit = off");
        execute(
                "insert into student (id, version, sequence, given_name, family_name, programme_id, intake, cohort, status,"
                        + " eqf, isced_f) select " + id("student", "n") + ", 0, 1, 'Given ' || n % 97, 'Family ' || "
                        + any("n", 5000)
                        + ", (array[" + ids + "]::uuid[])[1 + " + any("n", PROGRAMMES) + "]"
                        + ", case when " + any("n", 4) + " = 0 then '2024/2025' else '2025/2026' end, '2028'"
                        + ", case when " + any("-n", 5) + " = 0 then 'APPRENTICE' else 'ENGINEER' end, 7, '0732'" + n);
        execute("insert into language_proof (id, student_id, language, kind, provider, score, level, issued_on) select "
                + id("english", "n") + ", " + id("student", "n") + ", 'en', 'TEST', 'TOEIC', s.score,"
                + " case when s.score >= 945 then 'C1' when s.score >= 785 then 'B2' else 'B1' end, date '2026-03-01'"
                + n
                + ", lateral (select 600 + 5 * " + any("n * 3", 70) + " as score) s");
        execute("insert into language_proof (id, student_id, language, kind, level, issued_on) select "
                + id("second", "n") + ", " + id("student", "n") + ", (array['de', 'es', 'it', 'zh'])[1 + " + any("n", 4)
                + "], 'COURSE', (array['A1', 'A2', 'B1'])[1 + " + any("n * 7", 3) + "], date '2026-03-01'" + n
                + " where n % 5 <> 0");
        String going = n + " where n % 5 < 3";
        execute(
                "insert into mobility (id, version, sequence, reference, direction, kind, state, student_id, sending_id,"
                        + " host_id, host_country, seat, academic_year, full_host_term, proposal_id, rejections,"
                        + " learning_agreement_signed, convention_signed, insurance, language_checked, funded, missing, interruptions,"
                        + " transcript, force_majeure, timeline, created_at, updated_at) select " + id("mobility", "n")
                        + ", 0, 1, 'OUT-2026-' || n, 'OUTGOING', 'EXCHANGE', (array['PLANNED', 'HOST_APPROVED', 'CLOSED'])[1 + n % 5], "
                        + id("student", "n") + ", " + id("home", "0") + ", " + id("host", any("n", 300))
                        + ", 'DE', 'NONE', '2026/2027', false, " + id("proposal", "n")
                        + ", 0, false, false, false, false, false, '[]',"
                        + " case when n % 50 = 2 then '[{\"start\":\"2026-10-01\",\"end\":\"2026-10-10\",\"reason\":\"ill\"}]'"
                        + " else '[]' end, '[]', false, '[]', now(), now()" + going);
        execute(
                "insert into mobility_segment (id, mobility_id, position, student_id, occupies, host_id, host_country, kind,"
                        + " planned_start, planned_end) select " + id("segment", "n") + ", " + id("mobility", "n")
                        + ", 0, "
                        + id("student", "n") + ", true, " + id("host", any("n", 300))
                        + ", 'DE', 'EXCHANGE', s.start, s.start + 20 + " + any("n * 11", 160)
                        + going.replace(
                                " where",
                                ", lateral (select (case n % 5 when 2 then date '2026-01-10' else date '2027-09-01' end) as start) s"
                                        + " where"));
        execute("set session_replication_role = origin");
        execute("vacuum analyze");
    }

    private static String id(String what, String number) {
        return "md5('" + what + "' || (" + number + "))::uuid";
    }

    /** A number below the bound that neighbours do not share. */
    private static String any(String number, int bound) {
        return "((hashtext((" + number + ")::text) & 2147483647) % " + bound + ")";
    }

    long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
