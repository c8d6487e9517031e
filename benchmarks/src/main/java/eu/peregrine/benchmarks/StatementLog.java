package eu.peregrine.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out from PostgreSQL's own log what the service asks while a request is answered. */
final class StatementLog {

    private static final Pattern RECORD = Pattern.compile("^<(\\w*)>(LOG|DETAIL|ERROR|STATEMENT|HINT|WARNING):  ");
    private static final Pattern EXECUTE = Pattern.compile("^execute [^:]*: (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (NULL|'((?:[^']++|'')*+)')");
    private static final long SETTLING_MILLISECONDS = 150;

    private final Connection superuser;
    private final Path log;
    private final String role;

    StatementLog(Connection superuser, Path log, String role) {
        this.superuser = superuser;
        this.log = log;
        this.role = role;
    }

    /** A request, whatever becomes of it. */
    interface Request {
        void send() throws IOException;
    }

    /** The queries that the service's role sent while the request was answered. */
    List<Captured> of(Request request) throws SQLException, IOException {
        return sent(request, "select");
    }

    /** Everything that the service's role sent while the request was answered, but where a transaction begins and ends. */
    List<Captured> all(Request request) throws SQLException, IOException {
        return sent(request, "select", "with", "insert", "update", "delete");
    }

    private List<Captured> sent(Request request, String... beginnings) throws SQLException, IOException {
        set("log_line_prefix", "<%u>");
        set("log_statement", "all");
        try {
            Stack.pause(SETTLING_MILLISECONDS);
            long before = Files.size(log);
            request.send();
            Stack.pause(SETTLING_MILLISECONDS);
            return queries(before, List.of(beginnings));
        } finally {
            set("log_statement", "none");
        }
    }

    private void set(String setting, String value) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("alter system set " + setting + " = '" + value + "'");
            statement.execute("select pg_reload_conf()");
        }
    }

    private List<Captured> queries(long from, List<String> beginnings) {
        List<String> records = records(from);
        List<Captured> queries = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            Matcher record = RECORD.matcher(records.get(i));
            if (!record.find() || !record.group(1).equals(role)) {
                continue;
            }
            Matcher execute = EXECUTE.matcher(records.get(i).substring(record.end()));
            if (!execute.matches()
                    || beginnings.stream()
                            .noneMatch(execute.group(1).stripLeading().toLowerCase()::startsWith)) {
                continue;
            }
            String detail =
                    i + 1 < records.size() && records.get(i + 1).contains(">DETAIL:  ") ? records.get(i + 1) : "";
            queries.add(new Captured(execute.group(1).replaceAll("\\$\\d+", "?"), parameters(detail)));
        }
        return queries;
    }

    private List<String> records(long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            String text = new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
            List<String> records = new ArrayList<>();
            for (String line : text.split("\n")) {
                if (line.startsWith("\t") && !records.isEmpty()) {
                    records.set(records.size() - 1, records.get(records.size() - 1) + "\n" + line.substring(1));
                } else {
                    records.add(line);
                }
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
