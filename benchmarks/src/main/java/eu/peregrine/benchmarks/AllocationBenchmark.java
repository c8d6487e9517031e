package eu.peregrine.benchmarks;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.mobility.campaign.Allocation;
import eu.peregrine.mobility.campaign.AllocationInputs;
import eu.peregrine.mobility.campaign.AllocationOutcome;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * One run of a campaign's allocation, from the text of its inputs to every student's explained placement, at four sizes. See
 * {@code benchmarks/README.md}. Exit code 1 when a gate is missed.
 */
public final class AllocationBenchmark {

    private static final int WISHES_EACH = 10;
    private static final int STUDENTS_PER_DESTINATION = 100;
    /** Of a hundred students, how many can be placed; the competition is as hard at every size. */
    private static final int SEATS_PER_HUNDRED = 80;

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);
    private static final int ROUNDS = 3;
    private static final double SECONDS = 5;
    private static final long BYTES = 1L << 30;
    /** What caches and the collector may add to n log n from the smallest size to any other. */
    private static final double SLACK = 1.3;

    private final PrintStream out = System.out;
    private final Path checkout;
    private final ObjectMapper json = new ObjectMapper();
    private final Findings findings = new Findings();

    private AllocationBenchmark(Path checkout) {
        this.checkout = checkout;
    }

    /** Runs it: the checkout. */
    public static void main(String[] arguments) throws IOException {
        System.exit(
                new AllocationBenchmark(Path.of(arguments[0]).toAbsolutePath().normalize()).run());
    }

    private int run() throws IOException {
        findings.put("maxHeapBytes", Runtime.getRuntime().maxMemory());
        out.printf("%10s %10s %9s %9s %14s %8s%n", "wishes", "students", "placed", "ms", "ns/(n log2 n)", "growth");
        List<Map<String, Object>> series = new ArrayList<>();
        double first = 0;
        for (int wishes : SIZES) {
            double perStep = measure(wishes, first, series);
            first = first == 0 ? perStep : first;
        }
        long peak = peakHeap();
        findings.put("series", series);
        findings.put("peakHeapBytes", peak);
        out.printf(Locale.ROOT, "%nHighest use of the heap, inputs and outcome included: %,d MiB%n", peak >> 20);
        findings.gate(peak <= BYTES, "1 GiB of heap");
        return findings.conclude(checkout, "allocation", out);
    }

    /** Measures one size and answers its nanoseconds for each n log n. */
    private double measure(int wishes, double first, List<Map<String, Object>> series) throws IOException {
        int students = wishes / WISHES_EACH;
        String inputs = inputs(students);
        long best = Long.MAX_VALUE;
        int placed = 0;
        int answer = 0;
        int rounds = ROUNDS * Math.max(1, 100_000 / wishes);
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            AllocationOutcome outcome = Allocation.run(inputs, "a1b2c3d4");
            best = Math.min(best, System.nanoTime() - start);
            // What a record says of itself is made of all that is in it.
            findings.gate(i == 0 || answer == outcome.hashCode(), "the same answer to the same inputs");
            answer = outcome.hashCode();
            placed = outcome.placed();
        }
        double perStep = best / (wishes * (Math.log(wishes) / Math.log(2)));
        double growth = first == 0 ? 1 : perStep / first;
        out.printf(
                Locale.ROOT,
                "%,10d %,10d %,9d %,9.1f %14.1f %8s%n",
                wishes,
                students,
                placed,
                best / 1e6,
                perStep,
                first == 0 ? "" : String.format(Locale.ROOT, "%.2f", growth));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("wishes", wishes);
        line.put("students", students);
        line.put("placed", placed);
        line.put("milliseconds", best / 1e6);
        line.put("nanosecondsPerNLogN", perStep);
        series.add(line);
        findings.gate(growth <= SLACK, String.format(Locale.ROOT, "no worse than n log n up to %,d wishes", wishes));
        findings.gate(best / 1e9 < SECONDS, String.format(Locale.ROOT, "%,d wishes within 5 s", wishes));
        return perStep;
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** Inputs of a run: a few destinations are wished for much more than others, and four students in five can be placed. */
    private String inputs(int students) throws IOException {
        Random random = new Random(students);
        int places = Math.max(WISHES_EACH, students / STUDENTS_PER_DESTINATION);
        List<UUID> destinations = ids(places, random);
        StringWriter text = new StringWriter();
        try (JsonGenerator to = json.getFactory().createGenerator(text)) {
            to.writeStartObject();
            to.writeStringField("algorithm", AllocationInputs.ALGORITHM);
            to.writeStringField("campaignId", id(random).toString());
            to.writeArrayFieldStart("candidates");
            for (UUID student : ids(students, random)) {
                candidate(to, student, destinations, random);
            }
            to.writeEndArray();
            to.writeNumberField("run", 1);
            to.writeObjectFieldStart("scoring");
            to.writeEndObject();
            to.writeArrayFieldStart("seats");
            for (int i = 0; i < places; i++) {
                to.writeStartObject();
                to.writeStringField("destination", destinations.get(i).toString());
                to.writeStringField("name", "University " + i);
                to.writeNumberField("seats", students * SEATS_PER_HUNDRED / 100 / places);
                to.writeEndObject();
            }
            to.writeEndArray();
            to.writeEndObject();
        }
        return text.toString();
    }

    private static void candidate(JsonGenerator to, UUID student, List<UUID> destinations, Random random)
            throws IOException {
        to.writeStartObject();
        to.writeNumberField("ects", BigDecimal.valueOf(random.nextInt(180)));
        to.writeNumberField("gpa", BigDecimal.valueOf(800 + random.nextInt(1200), 2));
        to.writeStringField("student", student.toString());
        to.writeArrayFieldStart("wishes");
        Set<UUID> chosen = new LinkedHashSet<>();
        while (chosen.size() < WISHES_EACH) {
            double popular = random.nextDouble() * random.nextDouble();
            chosen.add(destinations.get((int) (popular * destinations.size())));
        }
        for (UUID destination : chosen) {
            to.writeStartObject();
            to.writeStringField("destination", destination.toString());
            to.writeNumberField("levelsAbove", random.nextInt(3));
            to.writeArrayFieldStart("reasons");
            to.writeEndArray();
            to.writeEndObject();
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private static List<UUID> ids(int count, Random random) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(id(random));
        }
        return ids;
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
