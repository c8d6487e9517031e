package eu.peregrine.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * The partner network at the size of a large one: import, pages, export. See {@code benchmarks/README.md}. Exit code 1 when
 * a gate is missed.
 */
public final class PartnersBenchmark {

    private static final int ROWS_PER_SECOND = 2_000;
    /** How often organisations are rehearsed: they come first, into a service that has done nothing yet. */
    private static final int REHEARSALS = 3;

    private static final double FLAT = 1.25;
    private static final List<String> COUNTED = List.of(
            "organisation",
            "agreement",
            "agreement_condition",
            "agreement_revision",
            "mobility",
            "held_place",
            "delivery",
            "audit_entry");

    private final PrintStream out = System.out;
    private final Path checkout;
    private final Sizes sizes;
    private final boolean pages;
    private final Pattern only;
    private final Findings findings = new Findings();

    private PartnersBenchmark(Path checkout, List<String> options) {
        this.checkout = checkout;
        this.sizes = Sizes.of(options);
        this.pages = !options.contains("--no-pages");
        this.only = Pattern.compile(Sizes.text(options, "--only", ""));
    }

    /** Runs it: the checkout, then options of {@link Sizes}. */
    public static void main(String[] arguments) throws IOException, SQLException {
        List<String> options = List.of(arguments).subList(1, arguments.length);
        System.exit(new PartnersBenchmark(Path.of(arguments[0]).toAbsolutePath().normalize(), options).run());
    }

    private int run() throws IOException, SQLException {
        Path directory = Files.createTempDirectory("peregrine-benchmark");
        findings.put("sizes", sizes);
        out.println("Starting PostgreSQL, Kafka, the identity provider and partners-service …");
        try (Stack stack = Stack.start(checkout, directory, "partners");
                Connection superuser = stack.superuser();
                Connection warm = stack.asService()) {
            Database database = new Database(superuser);
            imports(stack, superuser);
            fill(database);
            if (pages) {
                pages(stack, new StatementLog(superuser, stack.postgresLog(), stack.role()), warm);
            }
            if (only.pattern().isEmpty()) {
                exports(stack, database);
            }
        }
        return findings.conclude(checkout, "partners", out);
    }

    private void imports(Stack stack, Connection superuser) throws IOException {
        Network network = new Network();
        ImportMeasure measure = new ImportMeasure(stack, superuser);
        int organisations = sizes.importedOrganisations();
        int agreements = sizes.importedAgreements();
        IntFunction<String> agreement = n -> network.agreement(n, organisations);
        for (int i = 0; i < REHEARSALS; i++) {
            measure.rehearse("organisations", organisations, network::organisation);
        }
        ImportMeasure.Result first = measure.of("organisations", organisations, 1, network::organisation);
        measure.rehearse("agreements", agreements, agreement);
        ImportMeasure.Result second = measure.of("agreements", agreements, 1 + Network.CONDITIONS, agreement);
        out.println();
        out.println("Import over HTTP, with every rule, event and line of the trail:");
        for (ImportMeasure.Result result : List.of(first, second)) {
            out.printf(
                    Locale.ROOT,
                    "  %-14s %7d lines  %7d rows  %6.1f s  %6.0f lines/s  %6.0f rows/s  %6.1f s of processor in the"
                            + " service%n",
                    result.collection(),
                    result.lines(),
                    result.rows(),
                    result.seconds(),
                    result.lines() / result.seconds(),
                    result.rows() / result.seconds(),
                    result.processorSeconds());
            out.println("    rows/s of each " + Progress.PART + " rows: " + result.rowsPerSecond());
        }
        double perSecond = (first.rows() + second.rows()) / (first.seconds() + second.seconds());
        boolean good = perSecond >= ROWS_PER_SECOND;
        out.printf(
                Locale.ROOT,
                "  the network: %.0f organisations, agreements and conditions a second (at least %d)  %s%n",
                perSecond,
                ROWS_PER_SECOND,
                good ? "ok" : "MISSED");
        if (!good) {
            findings.gate(false, "import");
        }
        findings.put("imports", List.of(first, second));
    }

    private void fill(Database database) throws SQLException {
        database.remember();
        long began = System.nanoTime();
        database.multiply(sizes.organisationCopies(), sizes.agreementCopies());
        new Records(database, Pages.PARTNER, Pages.AGREEMENT).fill();
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : COUNTED) {
            rows.put(table, database.count(table));
        }
        findings.put("rows", rows);
        out.println();
        out.printf(Locale.ROOT, "In the database (%.0f s to fill): %s%n", (System.nanoTime() - began) / 1e9, rows);
    }

    private void pages(Stack stack, StatementLog log, Connection warm) throws IOException, SQLException {
        Pages all = new Pages(stack);
        PageMeasure measure = new PageMeasure(stack, log, warm);
        List<PageMeasure.Result> results = new ArrayList<>();
        out.println();
        out.println(
                "Pages: median of " + sizes.requests() + " warm requests; t = the same queries and rows over one warm"
                        + " JDBC connection; at most max(3 t, t + 5 ms):");
        out.printf("  %-34s %5s %7s %9s %9s %7s%n", "", "items", "queries", "http ms", "t ms", "ratio");
        Map<String, String> addresses = all.addresses();
        addresses.keySet().removeIf(name -> !only.matcher(name).find());
        measure.warm(addresses.values());
        for (Map.Entry<String, String> page : addresses.entrySet()) {
            PageMeasure.Result result = measure.of(page.getKey(), page.getValue(), sizes.requests());
            results.add(result);
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
            result.faults().forEach(fault -> findings.gate(false, "page " + result.page() + ": " + fault));
        }
        all.unknown.forEach(what -> {
            out.println("  " + what + ": MISSED, as nobody says with what value it is measured");
            findings.gate(false, "page " + what + ": no value");
        });
        findings.put("pages", results);
    }

    private void exports(Stack stack, Database database) throws IOException, SQLException {
        ExportMeasure measure = new ExportMeasure(stack);
        List<ExportMeasure.Result> results = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        for (String collection : List.of("organisation", "agreement")) {
            for (String format : ExportMeasure.FORMATS) {
                results.add(measure.of(collection + "s", format));
                expected.add(database.count(collection));
            }
        }
        out.println();
        out.println(
                "Export of everything, the service's memory meanwhile (last quarter / second quarter at most 1.25):");
        for (int i = 0; i < results.size(); i++) {
            ExportMeasure.Result result = results.get(i);
            boolean good = result.growth() <= FLAT && result.rows() == expected.get(i);
            out.printf(
                    Locale.ROOT,
                    "  %-14s %-20s %7d rows  %6.1f s  %7.0f rows/s  resident growth %.2f  %s%n",
                    result.collection(),
                    result.format(),
                    result.rows(),
                    result.seconds(),
                    result.rows() / result.seconds(),
                    result.growth(),
                    good ? "ok" : "MISSED");
            out.println("    resident MiB: " + thinned(result.residentMebibytes()));
            out.println("    heap MiB:     " + thinned(result.heapMebibytes()));
            if (!good) {
                findings.gate(
                        false,
                        "export of " + result.collection() + " as " + result.format() + ", " + expected.get(i)
                                + " rows");
            }
        }
        findings.put("exports", results);
    }

    private static List<Long> thinned(List<Long> series) {
        int step = Math.max(1, series.size() / 24);
        List<Long> thinned = new ArrayList<>();
        for (int i = 0; i < series.size(); i += step) {
            thinned.add(series.get(i));
        }
        return thinned;
    }
}
