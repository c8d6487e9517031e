package eu.peregrine.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import eu.peregrine.kit.web.Period;
import eu.peregrine.scholarships.grant.GrantCalculator;
import eu.peregrine.scholarships.grant.GrantCase;
import eu.peregrine.scholarships.grant.GrantRuleDraft;
import eu.peregrine.scholarships.mobility.MobilityKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The grant calculator by the rules that come with the system, with every step that it shows, on one thread of one processor:
 * a part of {@link MoneyBenchmark}, which starts it as a process of its own with the service's classes. Exit code 1 when the
 * gate is missed.
 */
public final class GrantBenchmark {

    private static final int PER_SECOND = 200_000;
    private static final int CASES = 10_000;
    private static final int ROUNDS = 5;
    private static final List<String> COUNTRIES = List.of("DE", "ES", "PL", "CN", "US", "SE", "IT");
    private static final List<MobilityKind> KINDS = List.of(MobilityKind.EXCHANGE, MobilityKind.INTERNSHIP);

    private GrantBenchmark() {}

    /** Runs it: where to write the raw results. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT, "%nGrants worked out on one processor, with every step (at least %,d /s):%n", PER_SECOND);
        ObjectMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        List<GrantRuleDraft> rules;
        try (InputStream file = GrantCalculator.class.getResourceAsStream("/grant-rules.json")) {
            rules = json.readValue(file, new TypeReference<>() {});
        }
        List<GrantCase> cases = cases();
        Map<String, Object> found = new LinkedHashMap<>();
        double slowest = Double.MAX_VALUE;
        for (GrantRuleDraft rule : rules) {
            GrantCalculator calculator = new GrantCalculator(rule.terms());
            double best = 0;
            for (int i = 0; i < ROUNDS; i++) {
                best = Math.max(best, perSecond(calculator, cases));
            }
            out.printf(
                    Locale.ROOT, "  %-28s %,12.0f /s  %s%n", rule.code(), best, best >= PER_SECOND ? "ok" : "MISSED");
            found.put(rule.code(), best);
            slowest = Math.min(slowest, best);
        }
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        raw.put("java", Runtime.version().toString());
        raw.put("grantsPerSecond", found);
        Files.writeString(Path.of(arguments[0]), json.writeValueAsString(raw) + "\n");
        System.exit(slowest >= PER_SECOND ? 0 : 1);
    }

    private static double perSecond(GrantCalculator calculator, List<GrantCase> cases) {
        long until = System.nanoTime() + 1_000_000_000L;
        long began = System.nanoTime();
        long done = 0;
        long sum = 0;
        while (System.nanoTime() < until) {
            for (GrantCase stay : cases) {
                sum += calculator.work(stay).total();
            }
            done += cases.size();
        }
        if (sum < 0) {
            throw new IllegalStateException("A grant is never negative.");
        }
        return done / ((System.nanoTime() - began) / 1e9);
    }

    /** Short and long stays, some of them interrupted, in every group of countries. */
    private static List<GrantCase> cases() {
        Random random = new Random(5);
        List<GrantCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            LocalDate start = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(300));
            int days = i % 4 == 0 ? 5 + random.nextInt(25) : 60 + random.nextInt(250);
            Period stay = new Period(start, start.plusDays(days));
            List<Period> interruptions = i % 5 == 0
                    ? List.of(new Period(start.plusDays(10), start.plusDays(10L + random.nextInt(10))))
                    : List.of();
            cases.add(new GrantCase(
                    stay,
                    KINDS.get(random.nextInt(KINDS.size())),
                    COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                    null,
                    interruptions,
                    null,
                    null));
        }
        return cases;
    }
}
