package eu.peregrine.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures an import over HTTP: every rule, every event, every line of the trail. */
final class ImportMeasure {

    private static final int LONGEST_REHEARSAL = 5_000;

    private final Stack stack;
    private final ObjectMapper json = new ObjectMapper();

    ImportMeasure(Stack stack) {
        this.stack = stack;
    }

    /**
     * What was found.
     *
     * @param collection what was imported
     * @param lines how many
     * @param rows how many organisations, or agreements and conditions, these are
     * @param seconds from the first byte sent to the report
     * @param processorSeconds that the service itself worked meanwhile, its relay of events included
     */
    record Result(String collection, int lines, int rows, double seconds, double processorSeconds) {}

    /** Checks lines as an import does and keeps nothing, so that what is measured next meets a service at work. */
    void rehearse(String collection, int lines, IntFunction<String> line) throws IOException {
        for (int from = 0; from < lines; from += LONGEST_REHEARSAL) {
            send(collection + "/import?dryRun=true", from, Math.min(lines, from + LONGEST_REHEARSAL), line);
        }
    }

    Result of(String collection, int lines, int rowsOfOne, IntFunction<String> line) throws IOException {
        double worked = stack.processorSeconds();
        double seconds = send(collection + "/import", 0, lines, line);
        return new Result(collection, lines, lines * rowsOfOne, seconds, stack.processorSeconds() - worked);
    }

    private double send(String path, int from, int to, IntFunction<String> line) throws IOException {
        String body = IntStream.range(from, to).mapToObj(line).collect(Collectors.joining("\n"));
        HttpRequest request = stack.request("/api/v1/" + path)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long began = System.nanoTime();
        String answer = stack.send(request, HttpResponse.BodyHandlers.ofString());
        double seconds = (System.nanoTime() - began) / 1e9;
        JsonNode report = json.readTree(answer);
        if (report.path("accepted").asInt() != to - from) {
            throw new IOException("Of " + (to - from) + " lines to " + path + " only "
                    + report.path("accepted").asInt() + " were taken; first refused: " + firstRefused(report));
        }
        return seconds;
    }

    private static JsonNode firstRefused(JsonNode report) {
        for (JsonNode item : report.path("items")) {
            if (item.has("problems")) {
                return item;
            }
        }
        return report;
    }
}
