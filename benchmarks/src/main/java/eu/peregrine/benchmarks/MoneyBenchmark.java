package eu.peregrine.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.local.Jdk;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The money of scholarships-service at size: grants worked out, many clients who commit against one fund, a large ranking, and
 * a ledger with a million entries.
 * See {@code benchmarks/README.md}. Exit code 1 when a gate is missed.
 */
public final class MoneyBenchmark {

    private static final double OF_PGBENCH = 0.4;
    private static final double TRIAL_BALANCE_SECONDS = 2;
    private static final double RANKING_SECONDS = 5;
    private static final int WARM_REQUESTS = 1_000;
    private static final int CAPTURES = 3;
    private static final int TRIAL_BALANCES = 5;

    private final PrintStream out = System.out;
    private final Path checkout;
    private final int clients;
    private final int commitments;
    private final int applications;
    private final int entries;
    private final int requests;
    private final ObjectMapper json = new ObjectMapper();
    private final Findings findings = new Findings();

    private MoneyBenchmark(Path checkout, List<String> options) {
        this.checkout = checkout;
        this.clients = Sizes.number(options, "--clients", 64);
        this.commitments = Sizes.number(options, "--commitments", 6_000);
        this.applications = Sizes.number(options, "--applications", 50_000);
        this.entries = Sizes.number(options, "--entries", 1_000_000);
        this.requests = Sizes.number(options, "--requests", 1_000);
    }

    /** Runs it: the checkout, then {@code --clients}, {@code --commitments}, {@code --applications}, {@code --entries} and {@code --requests}. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        List<String> options = List.of(arguments).subList(1, arguments.length);
        System.exit(new MoneyBenchmark(Path.of(arguments[0]).toAbsolutePath().normalize(), options).run());
    }

    private int run() throws IOException, SQLException, InterruptedException {
        Path directory = Files.createTempDirectory("peregrine-benchmark");
        findings.put("clients", clients);
        findings.put("commitments", commitments);
        findings.put("applications", applications);
        findings.put("entries", entries);
        findings.put("requests", requests);
        grants(directory);
        out.println();
        out.println("Starting PostgreSQL, Kafka, the identity provider and scholarships-service …");
        try (Stack stack = Stack.start(checkout, directory, "scholarships");
                Connection superuser = stack.superuser();
                Connection warm = stack.asService()) {
            StatementLog log = new StatementLog(superuser, stack.postgresLog(), stack.role());
            AwardSeed seed = new AwardSeed(stack, superuser);
            if (commitments > 0) {
                commitments(stack, seed, log, directory);
            }
            if (applications > 0) {
                ranking(stack, seed);
            }
            if (entries > 0) {
                books(stack, superuser, log, warm);
            }
        }
        return findings.conclude(checkout, "money", out);
    }

    /** In a process of its own, which has the packaged service's classes and one processor. */
    private void grants(Path directory) throws IOException, InterruptedException {
        Path packaged = checkout.resolve("scholarships-service/target/quarkus-app");
        Path results = directory.resolve("grants.json");
        Process process = new ProcessBuilder(
                        Jdk.java().toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:ActiveProcessorCount=1",
                        "-cp",
                        String.join(
                                File.pathSeparator,
                                System.getProperty("java.class.path").split(File.pathSeparator)[0],
                                packaged.resolve("app") + "/*",
                                packaged.resolve("lib/main") + "/*"),
                        GrantBenchmark.class.getName(),
                        results.toString())
                .inheritIO()
                .start();
        findings.gate(process.waitFor() == 0, "grants worked out");
        findings.put("grants", Files.exists(results) ? json.readTree(results.toFile()) : null);
    }

    private void commitments(Stack stack, AwardSeed seed, StatementLog log, Path directory)
            throws IOException, SQLException, InterruptedException {
        // As many warm up, until the compilers have little left to do; then a fifth more is asked for than the fund has
        // set aside.
        int warmUp = commitments;
        int tooMany = commitments / 5;
        int reserved = CAPTURES + warmUp + commitments;
        seed.fill(reserved + tooMany + commitments, reserved);
        Commitments together = new Commitments(seed, clients);
        together.from(CAPTURES, warmUp);
        settle(stack);
        List<Template> transaction = transaction(seed, log);
        double worked = stack.processorSeconds();
        Commitments.Result measured = together.from(CAPTURES + warmUp, commitments);
        double milliseconds = (stack.processorSeconds() - worked) * 1000 / commitments;
        Commitments.Result exhausted = together.from(reserved, tooMany);
        settle(stack);
        JsonNode fund = json.readTree(stack.get("/api/v1/funds/" + seed.fund()));
        boolean balanced = fund.path("balanced").asBoolean();
        String left = fund.path("balances").path("reserved").path("amount").asText();
        seed.reserve(commitments);
        Comparison.Result beside =
                new Comparison(stack, directory, transaction, seed).run(clients, reserved + tooMany, commitments);
        double ratio = measured.perSecond() / beside.perSecond();
        out.println();
        out.println(clients + " clients who commit against one fund, over HTTP (at least " + OF_PGBENCH + " of "
                + beside.tool() + " with the " + transaction.size() + " statements of the same transaction):");
        out.printf(
                Locale.ROOT,
                "  %-22s %7d committed  %5d refused  %3d wrong  %8.0f /s  %s%n",
                "scholarships-service",
                measured.done(),
                measured.refused(),
                measured.wrong(),
                measured.perSecond(),
                verdict(measured.done() == commitments && measured.wrong() == 0));
        out.printf(
                Locale.ROOT,
                "  %-22s %7d committed  %26s %8.0f /s   ratio %.2f  %s%n",
                beside.tool(),
                beside.done(),
                "",
                beside.perSecond(),
                ratio,
                verdict(ratio >= OF_PGBENCH && beside.done() == commitments));
        out.printf(
                Locale.ROOT,
                "  %-22s %7d committed  %5d refused  %3d wrong  %s%n",
                "beyond what is there",
                exhausted.done(),
                exhausted.refused(),
                exhausted.wrong(),
                verdict(exhausted.done() == 0 && exhausted.wrong() == 0));
        out.println("  the fund then: balanced " + balanced + ", still set aside " + left + ", committed "
                + fund.path("balances").path("committed").path("amount").asText() + "  "
                + verdict(balanced && left.equals("0.00")));
        findings.put("transaction", transaction.stream().map(Template::sql).toList());
        out.printf(Locale.ROOT, "  the service's process worked %.2f ms for each%n", milliseconds);
        findings.put("processorMilliseconds", milliseconds);
        findings.put("committed", measured);
        findings.put("exhausted", exhausted);
        findings.put("beside", beside);
        findings.put("ratio", ratio);
        findings.gate(
                measured.done() == commitments && measured.wrong() == 0,
                "every commitment that the fund has money for");
        findings.gate(exhausted.done() == 0 && exhausted.wrong() == 0, "no commitment over what the fund has");
        findings.gate(balanced && left.equals("0.00"), "books that balance");
        findings.gate(beside.done() == commitments, "as many beside");
        findings.gate(ratio >= OF_PGBENCH, "commitments beside " + beside.tool());
        settle(stack);
    }

    /** The statements of one commitment: the fewest of some, since what is done in the background is none of its. */
    private static List<Template> transaction(AwardSeed seed, StatementLog log) throws IOException, SQLException {
        List<Template> fewest = null;
        for (int n = 0; n < CAPTURES; n++) {
            int award = n;
            List<Template> sent = Template.of(log.all(() -> seed.contract(award)), seed.own(award));
            fewest = fewest == null || sent.size() < fewest.size() ? sent : fewest;
        }
        return fewest;
    }

    /** From the request to its answer: every application is read, ranked and written. */
    private void ranking(Stack stack, AwardSeed seed) throws IOException, SQLException {
        String call = seed.rankable(applications);
        long began = System.nanoTime();
        JsonNode ranked = json.readTree(stack.send(
                stack.request(call + "/rank")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
        double seconds = (System.nanoTime() - began) / 1e9;
        boolean done = ranked.path("state").asText().equals("RANKED");
        out.printf(
                Locale.ROOT,
                "%nRanking %d applications over HTTP, each read and written (under %.0f s): %.2f s%s  %s%n",
                applications,
                RANKING_SECONDS,
                seconds,
                done ? "" : ", in vain",
                verdict(done && seconds < RANKING_SECONDS));
        findings.put("rankingSeconds", seconds);
        findings.gate(done && seconds < RANKING_SECONDS, "ranking");
        decision(stack, call);
        settle(stack);
    }

    /** Beyond what is asked for: every application is decided about and told of, in one transaction. */
    private void decision(Stack stack, String call) throws IOException {
        long began = System.nanoTime();
        JsonNode decided = json.readTree(stack.send(
                stack.request(call + "/decide")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
        double seconds = (System.nanoTime() - began) / 1e9;
        boolean done = decided.path("state").asText().equals("DECIDED");
        long mebibytes = stack.residentMebibytes();
        out.printf(
                Locale.ROOT,
                "Deciding the same: %.2f s, the service's process has %d MiB then  %s%n",
                seconds,
                mebibytes,
                verdict(done));
        findings.put("decisionSeconds", seconds);
        findings.put("decisionMebibytes", mebibytes);
        findings.gate(done, "decision");
    }

    private void books(Stack stack, Connection superuser, StatementLog log, Connection warm)
            throws IOException, SQLException {
        BookSeed books = new BookSeed(superuser);
        long began = System.nanoTime();
        String fund = books.fill(entries);
        out.println();
        out.printf(
                Locale.ROOT, "In the books (%.0f s to fill): %d entries%n", (System.nanoTime() - began) / 1e9, entries);
        String ledger = "/api/v1/funds/" + fund + "/ledger";
        for (int i = 0; i < WARM_REQUESTS; i++) {
            stack.get(ledger);
        }
        out.println(
                "Pages of the books: median of " + requests + " warm requests; t = the same queries and rows over one"
                        + " warm JDBC connection; at most max(3 t, t + 5 ms):");
        out.printf("  %-34s %5s %7s %9s %9s %7s%n", "", "items", "queries", "http ms", "t ms", "ratio");
        PageMeasure measure = new PageMeasure(stack, log, warm);
        List<PageMeasure.Result> results = new ArrayList<>();
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("first page", ledger);
        addresses.put("?limit=200", ledger + "?limit=200");
        addresses.put("?from&to of a month", ledger + "?from=2025-03-01&to=2025-03-31");
        addresses.put("?movement=pay", ledger + "?movement=pay");
        addresses.put("?sort=-on", ledger + "?sort=-on");
        addresses.put("page 20", far(stack, ledger));
        for (Map.Entry<String, String> page : addresses.entrySet()) {
            results.add(page(measure, page.getKey(), page.getValue(), requests));
        }
        results.add(page(measure, "statement", "/api/v1/funds/" + fund + "/statement", requests));
        results.add(page(
                measure,
                "statement ?from&on",
                "/api/v1/funds/" + fund + "/statement?from=2025-03-01&on=2025-03-31",
                requests));
        findings.put("pages", results);
        double[] seconds = new double[TRIAL_BALANCES];
        JsonNode trial = null;
        for (int i = 0; i < seconds.length; i++) {
            long start = System.nanoTime();
            trial = json.readTree(stack.send(
                    stack.requestAs("auditor", "/api/v1/funds/trial-balance")
                            .GET()
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        double median = seconds[seconds.length / 2];
        out.printf(
                Locale.ROOT,
                "%nTrial balance of all funds (under %.0f s): %.2f s, over %s entries, wrong: %d  %s%n",
                TRIAL_BALANCE_SECONDS,
                median,
                trial.path("currencies").path(0).path("entries").asText(),
                trial.path("unbalanced").size(),
                verdict(median < TRIAL_BALANCE_SECONDS
                        && trial.path("unbalanced").isEmpty()));
        findings.put("trialBalanceSeconds", seconds);
        findings.gate(median < TRIAL_BALANCE_SECONDS, "trial balance");
        findings.gate(trial.path("unbalanced").isEmpty(), "books that balance");
    }

    private PageMeasure.Result page(PageMeasure measure, String name, String address, int times)
            throws IOException, SQLException {
        PageMeasure.Result result = measure.of(name, address, times);
        out.printf(
                Locale.ROOT,
                "  %-34s %5d %7d %9.2f %9.2f %7.2f  %s%n",
                result.page(),
                result.items(),
                result.statements(),
                result.http(),
                result.jdbc(),
                result.http() / result.jdbc(),
                result.faults().isEmpty() ? "ok" : "MISSED " + result.faults());
        findings.gate(result.faults().isEmpty(), "page " + name);
        return result;
    }

    private String far(Stack stack, String ledger) throws IOException {
        String far = ledger + "?limit=200";
        for (int page = 1; page < 20; page++) {
            far = json.readTree(stack.get(far)).path("next").asText(far);
        }
        return far;
    }

    /** Waits until all events are on Kafka, so that sending them is not measured with what follows. */
    private void settle(Stack stack) throws IOException {
        while (json.readTree(stack.send(
                                stack.requestAs("admin", "/operations/outbox")
                                        .GET()
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()))
                        .path("backlog")
                        .asLong()
                > 0) {
            Stack.pause(500);
        }
    }

    private static String verdict(boolean met) {
        return met ? "ok" : "MISSED";
    }
}
