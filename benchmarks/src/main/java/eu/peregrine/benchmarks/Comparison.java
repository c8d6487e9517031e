package eu.peregrine.benchmarks;

import eu.peregrine.local.ServiceDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The statements of a transaction, sent by something that does nothing else, by as many clients: pgbench where there is one (the
 * embedded PostgreSQL comes without; {@code PEREGRINE_PGBENCH} or the path may have it), else threads over plain JDBC.
 */
final class Comparison {

    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private final Stack stack;
    private final Path directory;
    private final List<Template> transaction;
    private final AwardSeed seed;

    Comparison(Stack stack, Path directory, List<Template> transaction, AwardSeed seed) {
        this.stack = stack;
        this.directory = directory;
        this.transaction = transaction;
        this.seed = seed;
    }

    /**
     * What came of it.
     *
     * @param tool what sent the statements
     * @param done how many awards were committed
     * @param perSecond transactions
     */
    record Result(String tool, int done, double perSecond) {}

    Result run(int clients, int first, int count) throws IOException, SQLException, InterruptedException {
        Path pgbench = pgbench();
        double perSecond =
                pgbench == null ? overJdbc(clients, first, count) : byPgbench(pgbench, clients, first, count);
        return new Result(pgbench == null ? "plain JDBC" : "pgbench", seed.contracted(first, count), perSecond);
    }

    private static Path pgbench() {
        String named = System.getenv("PEREGRINE_PGBENCH");
        return Stream.concat(
                        Stream.ofNullable(named),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .map(place -> place + "/pgbench"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private double byPgbench(Path pgbench, int clients, int first, int count) throws IOException, InterruptedException {
        int each = count / clients;
        List<String> script = new ArrayList<>();
        script.add("\\set n :n + 1");
        script.add("\\set k " + (first - 1) + " + :client_id * " + each + " + :n");
        script.add("begin;");
        transaction.forEach(statement -> script.add(statement.script()));
        script.add("commit;");
        Path file = Files.write(directory.resolve("transaction.sql"), script);
        Path output = directory.resolve("pgbench.log");
        ServiceDatabase database = stack.database();
        Matcher url =
                Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([^?]+).*").matcher(database.url());
        if (!url.matches()) {
            throw new IOException("Not understood: " + database.url());
        }
        List<String> command = new ArrayList<>(List.of(pgbench.toString(), "-n", "-M", "prepared", "-D", "n=0"));
        command.addAll(List.of("-c", String.valueOf(clients), "-j", "2", "-t", String.valueOf(each)));
        command.addAll(List.of("-h", url.group(1), "-p", url.group(2), "-U", database.app()));
        command.addAll(List.of("-f", file.toString(), url.group(3)));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PGPASSWORD", ServiceDatabase.password(database.app()));
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        String said = Files.readString(output);
        Matcher tps = PER_SECOND.matcher(said);
        if (!tps.find()) {
            throw new IOException("pgbench said: " + said);
        }
        // What does not divide by the clients is left out, and is committed here so that as many are.
        try {
            overJdbc(1, first + each * clients, count - each * clients);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return Double.parseDouble(tps.group(1));
    }

    private double overJdbc(int clients, int first, int count) throws SQLException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> running = new ArrayList<>();
            long began = System.nanoTime();
            for (int client = 0; client < clients; client++) {
                int own = client;
                running.add(threads.submit(() -> {
                    try (Connection connection = stack.asService()) {
                        send(connection, first + own, clients, first + count);
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
            return count / ((System.nanoTime() - began) / 1e9);
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(Connection connection, int from, int step, int end) throws SQLException {
        connection.setAutoCommit(false);
        List<PreparedStatement> statements = new ArrayList<>();
        for (Template template : transaction) {
            statements.add(connection.prepareStatement(template.sql()));
        }
        for (int n = from; n < end; n += step) {
            for (int i = 0; i < statements.size(); i++) {
                PreparedStatement statement = statements.get(i);
                int index = 0;
                for (Template.Parameter parameter : transaction.get(i).parameters()) {
                    statement.setObject(++index, value(parameter, n), Types.OTHER);
                }
                if (statement.execute()) {
                    statement.getResultSet().close();
                }
            }
            connection.commit();
        }
    }

    private static Object value(Template.Parameter parameter, int n) {
        return switch (parameter.kind()) {
            case OF_THING -> AwardSeed.id(parameter.text(), n);
            case NAME -> parameter.text().formatted(n);
            case FRESH -> UUID.randomUUID();
            case NUMBER -> String.valueOf(1_000_000_000L + n);
            case CONSTANT -> parameter.text();
        };
    }
}
