package eu.peregrine.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A query as the service sent it, to be sent again over a connection of our own.
 *
 * @param sql with {@code ?} for each parameter
 * @param parameters as text; the server knows their types
 */
record Captured(String sql, List<String> parameters) {

    /** Tables that no page may read from end to end. */
    private static final Set<String> BIG = Set.of(
            "organisation",
            "organisation_label",
            "organisation_membership",
            "agreement",
            "agreement_party",
            "agreement_condition",
            "agreement_revision",
            "agreement_approval",
            "agreement_note",
            "agreement_assignment",
            "invitation",
            "selection_review",
            "held_place",
            "delivery",
            "audit_entry",
            "student",
            "language_proof",
            "mobility",
            "mandate_standing");

    /** Prepares it once; the driver keeps it on the server when it is used again, as the service's does. */
    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i), Types.OTHER);
        }
        return statement;
    }

    /** Reads every row and column. */
    static int read(PreparedStatement statement) throws SQLException {
        int rows = 0;
        try (ResultSet found = statement.executeQuery()) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                rows++;
                for (int i = 1; i <= columns; i++) {
                    found.getObject(i);
                }
            }
        }
        return rows;
    }

    /** The big tables that its plan reads from end to end; none is as it should be. */
    Set<String> scanned(Connection connection, ObjectMapper json) throws SQLException, IOException {
        Captured explain = new Captured("explain (format json) " + sql, parameters);
        try (PreparedStatement statement = explain.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            Set<String> scanned = new TreeSet<>();
            collect(json.readTree(rows.getString(1)), scanned);
            return scanned;
        }
    }

    private static void collect(JsonNode plan, Set<String> scanned) {
        if (plan.path("Node Type").asText().equals("Seq Scan")
                && BIG.contains(plan.path("Relation Name").asText())) {
            scanned.add(plan.path("Relation Name").asText());
        }
        plan.forEach(child -> collect(child, scanned));
    }
}
