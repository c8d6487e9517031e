package eu.peregrine.partners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A query as the service sent it.
 *
 * @param sql with {@code ?} for each parameter
 * @param parameters as text; the database knows their types
 */
record AskedStatement(String sql, List<String> parameters) {

    private static final Set<String> BIG = Set.of(
            "organisation",
            "organisation_label",
            "organisation_membership",
            "agreement",
            "agreement_party",
            "agreement_condition",
            "mobility");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The big tables that its plan reads from end to end. */
    List<String> readFromEndToEnd(Connection connection) throws SQLException, IOException {
        List<String> tables = new ArrayList<>();
        collect(plan(connection), tables);
        return tables;
    }

    private JsonNode plan(Connection connection) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement("explain (format json) " + sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i), Types.OTHER);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return JSON.readTree(rows.getString(1));
            }
        }
    }

    private static void collect(JsonNode plan, List<String> tables) {
        if (plan.path("Node Type").asText().equals("Seq Scan")
                && BIG.contains(plan.path("Relation Name").asText())) {
            tables.add(plan.path("Relation Name").asText());
        }
        plan.forEach(child -> collect(child, tables));
    }
}
