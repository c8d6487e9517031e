package eu.peregrine.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a benchmark found: its raw results, which are kept as a file, and the gates that it missed. */
final class Findings {

    private final Map<String, Object> raw = new LinkedHashMap<>();
    private final Set<String> missed = new LinkedHashSet<>();

    /** Findings of now, on this Java and this machine. */
    Findings() {
        raw.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        raw.put("java", Runtime.version().toString());
        raw.put("processors", Runtime.getRuntime().availableProcessors());
    }

    /** Keeps a result, anything that Jackson writes. */
    void put(String name, Object value) {
        raw.put(name, value);
    }

    /** Holds a gate against what was measured; one that is missed again is named once. */
    void gate(boolean met, String what) {
        if (!met) {
            missed.add(what);
        }
    }

    /**
     * Writes {@code benchmarks/results/NAME.json} and says which gates were missed.
     *
     * @return the exit code: 1 when a gate is missed
     */
    int conclude(Path checkout, String name, PrintStream out) throws IOException {
        raw.put("missed", missed);
        Path results = checkout.resolve("benchmarks/results/" + name + ".json");
        Files.createDirectories(results.getParent());
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(results, json.writeValueAsString(raw) + "\n");
        out.println();
        out.println("Raw results: " + checkout.relativize(results));
        out.println(missed.isEmpty() ? "Every gate is met." : "MISSED:");
        missed.forEach(what -> out.println("  " + what));
        return missed.isEmpty() ? 0 : 1;
    }
}
