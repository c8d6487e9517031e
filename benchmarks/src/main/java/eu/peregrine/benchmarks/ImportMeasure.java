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
     * @param seconds from the first byte sent to the report
     * @param processorSeconds that the service itself worked meanwhile, its relay of events included
     */
    record Result(String collection, int lines, double seconds, double processorSeconds) {

        double perSecond() {
            return lines / seconds;
        }
    }

    Result of(String collection, int lines, IntFunction<String> line) throws IOException {
        String body = IntStream.range(0, lines).mapToObj(line).collect(Collectors.joining("\n"));
        HttpRequest request = stack.request("/api/v1/" + collection + "/import")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        double worked = stack.processorSeconds();
        long began = System.nanoTime();
        String answer = stack.send(request, HttpResponse.BodyHandlers.ofString());
        double seconds = (System.nanoTime() - began) / 1e9;
        JsonNode report = json.readTree(answer);
        if (report.path("accepted").asInt() != lines) {
            throw new IOException("Of " + lines + " " + collection + " only "
                    + report.path("accepted").asInt() + " were taken; first refused: " + firstRefused(report));
        }
        return new Result(collection, lines, seconds, stack.processorSeconds() - worked);
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
