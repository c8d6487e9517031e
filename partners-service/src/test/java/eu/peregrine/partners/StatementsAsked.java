package eu.peregrine.partners;

import eu.peregrine.local.ServiceDatabase;
import eu.peregrine.local.test.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens in the database's log to what the service asks while a request is answered. */
final class StatementsAsked implements AutoCloseable {

    private static final String LOG = "current_setting('data_directory') || '/../postgres.log'";
    private static final Pattern EXECUTE =
            Pattern.compile("^<(\\d+)@([^>]*)>LOG:  execute [^:]*: (select .*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (NULL|'((?:[^']++|'')*+)')");
    private static final String LISTED = " fetch first ";
    private static final int TRIES = 100;

    private final Connection superuser;
    private final ServiceDatabase database;

    private StatementsAsked(Connection superuser, ServiceDatabase database) {
        this.superuser = superuser;
        this.database = database;
    }

    static StatementsAsked listen() throws SQLException {
        StatementsAsked asked = new StatementsAsked(TestPostgres.asSuperuser(), TestPostgres.database());
        asked.set("log_line_prefix = '<%p@%d>'", "log_statement = 'all'");
        return asked;
    }

    /** The queries of the connection that read a page of a list meanwhile, in order; none if none did. */
    List<AskedStatement> during(Runnable request) throws SQLException {
        List<AskedStatement> asked = List.of();
        // A connection of the pool may not have heard yet that it is to log.
        for (int i = 0; i < TRIES && asked.isEmpty(); i++) {
            long before = Long.parseLong(one("select size from pg_stat_file(" + LOG + ")"));
            request.run();
            asked = queries(one("select pg_read_file(" + LOG + ", " + before + ", 100000000)"));
        }
        return asked;
    }

    @Override
    public void close() throws SQLException {
        try (superuser) {
            set("log_line_prefix", "log_statement");
        }
    }

    // For all sessions at once, those in the service's pool too; without a value as it was before.
    private void set(String... settings) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (String setting : settings) {
                statement.execute("alter system " + (setting.contains("=") ? "set " : "reset ") + setting);
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private List<AskedStatement> queries(String log) {
        String[] records = log.split("\n(?!\t)");
        Set<String> listing = new HashSet<>();
        List<AskedStatement> queries = new ArrayList<>();
        List<String> processes = new ArrayList<>();
        for (int i = 0; i < records.length; i++) {
            Matcher query = EXECUTE.matcher(records[i].replace("\n\t", "\n"));
            if (!query.matches() || !query.group(2).equals(database.name())) {
                continue;
            }
            String sql = query.group(3);
            if (isPageOfAList(sql)) {
                listing.add(query.group(1));
            }
            String detail = i + 1 < records.length && records[i + 1].contains(">DETAIL:  ") ? records[i + 1] : "";
            queries.add(new AskedStatement(sql.replaceAll("\\$\\d+", "?"), parameters(detail)));
            processes.add(query.group(1));
        }
        List<AskedStatement> ofLists = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            if (listing.contains(processes.get(i))) {
                ofLists.add(queries.get(i));
            }
        }
        return ofLists;
    }

    private static boolean isPageOfAList(String sql) {
        return sql.contains(LISTED) && (sql.contains(" from organisation ") || sql.contains(" from agreement "));
    }

    private static List<String> parameters(String detail) {
        List<String> parameters = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            parameters.add(
                    parameter.group(2) == null ? null : parameter.group(2).replace("''", "'"));
        }
        return parameters;
    }
}
