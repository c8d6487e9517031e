package eu.peregrine.scholarships;

import eu.peregrine.local.test.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The service's database, seen from outside, in the application's own role. */
final class Database {

    private Database() {}

    static long count(String sql) throws SQLException {
        try (Connection connection = TestPostgres.asApp();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    static void execute(String sql) throws SQLException {
        try (Connection connection = TestPostgres.asApp();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
