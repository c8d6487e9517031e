package eu.peregrine.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures an import over HTTP: every rule, every event, every line of the trail. */
final class ImportMeasure {

    private static final int LONGEST_REHEARSAL = 5_000;

    private final Stack stack;
    private final Connection observer;
    private final ObjectMapper json = new ObjectMapper();

    ImportMeasure(Stack stack, Connection observer) {
        this.stack = stack;
        this.observer = observer;
    }

    /**
     * What was found.
     *
     * @param collection what was imported
     * @param lines how many
     * @param rows how many organisations, or agreements and conditions, these are
     * @param seconds from the first byte sent to the report
     * @param processorSeconds that the service itself worked meanwhile, its relay of events included
     * @param rowsPerSecond the speed of each {@value Progress#PART} rows
     */
    record Result(
            String collection,
            int lines,
            int rows,
            double seconds,
            double processorSeconds,
            List<Long> rowsPerSecond) {}

    /** Checks lines as an import does and keeps nothing, so that what is measured next meets a service at work. */
    void rehearse(String collection, int lines, IntFunction<String> line) throws IOException {
        // The first lines again and again: of those behind them, many refer to one of the first.
        int part = Math.min(lines, LONGEST_REHEARSAL);
        String body = body(part, line);
        for (int rehearsed = 0; rehearsed < lines; rehearsed += part) {
            send(collection + "/import?dryRun=true", body, part);
        }
    }

    Result of(String collection, int lines, int rowsOfOne, IntFunction<String> line) throws IOException {
        UUID importId = UUID.randomUUID();
        String body = body(lines, line);
        double worked = stack.processorSeconds();
        Progress progress = Progress.of(observer, importId, rowsOfOne);
        double seconds;
        try (progress) {
            seconds = send(collection + "/import?importId=" + importId, body, lines);
        }
        return new Result(
                collection, lines, lines * rowsOfOne, seconds, stack.processorSeconds() - worked, progress.speeds());
    }

    private static String body(int lines, IntFunction<String> line) {
        return IntStream.range(0, lines).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private double send(String path, String body, int lines) throws IOException {
        HttpRequest request = stack.request("/api/v1/" + path)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long began = System.nanoTime();
        String answer = stack.send(request, HttpResponse.BodyHandlers.ofString());
        double seconds = (System.nanoTime() - began) / 1e9;
        JsonNode report = json.readTree(answer);
        if (report.path("accepted").asInt() != lines) {
            throw new IOException("Of " + lines + " lines to " + path + " only "
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
