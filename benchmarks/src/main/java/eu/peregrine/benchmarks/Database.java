package eu.peregrine.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Multiplies by SQL what came in over HTTP, so that the tables are as full as they are to be measured. */
final class Database {

    /** Ids that are the same in every copy. */
    private static final String SHARED = "'" + Network.HOME + "'" + range(1, Network.NETWORKS);

    private static final Map<String, String> ORGANISATION = Map.of(
            "id", copyOf("id"),
            "name_en", "name_en || ' ' || :copy",
            "schac", "'c' || :copy || '-' || schac",
            "country", country(),
            "home", "false");
    private static final Map<String, String> OF_ORGANISATION =
            Map.of("id", copyOf("id"), "organisation_id", copyOf("organisation_id"));
    private static final Map<String, String> OF_SUBJECT = Map.of("id", copyOf("id"), "subject", copyOf("subject"));
    private static final Map<String, String> AGREEMENT = Map.of("id", copyOf("id"), "reference", reference());
    private static final Map<String, String> OF_AGREEMENT = Map.of(
            "id", copyOf("id"),
            "agreement_id", copyOf("agreement_id"),
            "organisation_id", partner("organisation_id"),
            "sending_id", partner("sending_id"),
            "receiving_id", partner("receiving_id"));

    private final Connection connection;

    Database(Connection connection) {
        this.connection = connection;
    }

    private static String range(int from, int to) {
        StringBuilder ids = new StringBuilder();
        for (int n = from; n <= to; n++) {
            ids.append(",'").append(Network.organisationId(n)).append('\'');
        }
        return ids.toString();
    }

    /** Another country for each copy, so that what lies together in one order does not share a filter's value. */
    private static String country() {
        String all = Network.COUNTRIES.stream().map(code -> "'" + code + "'").collect(Collectors.joining(","));
        return "(array[" + all + "])[1 + (hashtext(id::text || :copy) & 2147483647) % " + Network.COUNTRIES.size()
                + "]";
    }

    /** A reference of some year since 1980, for the same reason. */
    private static String reference() {
        return "'AGR-' || 1980 + (hashtext(id::text || :copy) & 2147483647) % 46 || '-' || substr(reference, 10) ||"
                + " lpad(:copy || '', 5, '0')";
    }

    private static String copyOf(String id) {
        return "md5(" + id + "::text || ':' || :copy)::uuid";
    }

    /** The partner's copy, where it has one; there are fewer copies of organisations than of agreements. */
    private static String partner(String id) {
        return "case when " + id + " in (" + SHARED + ") or :organisations = 0 then " + id + " else md5(" + id
                + "::text || ':' || (1 + :copy % greatest(:organisations, 1)))::uuid end";
    }

    void multiply(int organisationCopies, int agreementCopies) throws SQLException {
        execute("set session_replication_role = replica");
        execute("set synchronous_commit = off");
        execute("alter system set max_wal_size = '8GB'");
        execute("select pg_reload_conf()");
        List<String> ofOrganisation = List.of("organisation_label", "organisation_membership");
        List<String> ofAgreement =
                List.of("agreement_party", "agreement_condition", "agreement_revision", "agreement_approval");
        String copied = " where id not in (" + SHARED + ")";
        String ofCopied = " where organisation_id not in (" + SHARED + ")";
        for (int copy = 1; copy <= organisationCopies; copy++) {
            copy("organisation", ORGANISATION, copied + " and id in (select id from original_organisation)", copy, 0);
            for (String table : ofOrganisation) {
                copy(
                        table,
                        OF_ORGANISATION,
                        ofCopied + " and organisation_id in (select id from original_organisation)",
                        copy,
                        0);
            }
        }
        for (int copy = 1; copy <= organisationCopies; copy++) {
            copy("audit_entry", OF_SUBJECT, " where subject in (select id from original_organisation)", copy, 0);
        }
        for (int copy = 1; copy <= agreementCopies; copy++) {
            copy("audit_entry", OF_SUBJECT, " where subject in (select id from original_agreement)", copy, 0);
            copy("agreement", AGREEMENT, " where id in (select id from original_agreement)", copy, organisationCopies);
            for (String table : ofAgreement) {
                copy(
                        table,
                        OF_AGREEMENT,
                        " where agreement_id in (select id from original_agreement)",
                        copy,
                        organisationCopies);
            }
        }
        execute("set session_replication_role = origin");
        execute("vacuum analyze");
    }

    /** Remembers what came in over HTTP; copies are made of that alone. */
    void remember() throws SQLException {
        execute("create temp table original_organisation as select id from organisation");
        execute("create temp table original_agreement as select id from agreement");
    }

    private void copy(String table, Map<String, String> changed, String where, int copy, int organisations)
            throws SQLException {
        Map<String, String> numbered = new HashMap<>();
        changed.forEach((column, value) -> numbered.put(
                column,
                value.replace(":copy", String.valueOf(copy)).replace(":organisations", String.valueOf(organisations))));
        copy(table, numbered, where);
    }

    /**
     * Copies rows of a table.
     *
     * @param changed values of columns in which the copies differ, by column
     * @param where which rows, how often; what stands behind the table's name
     */
    void copy(String table, Map<String, String> changed, String where) throws SQLException {
        List<String> columns = columns(table);
        List<String> values = columns.stream()
                .map(column -> changed.getOrDefault(column, column))
                .toList();
        execute("insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                + " from " + table + where);
    }

    /** Columns that are written, whatever later migrations add. */
    private List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select column_name from information_schema.columns"
                        + " where table_schema = 'public' and table_name = '" + table
                        + "' and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
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
