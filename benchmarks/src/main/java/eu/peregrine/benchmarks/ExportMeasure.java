package eu.peregrine.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Streams a whole collection and watches the service's memory meanwhile. */
final class ExportMeasure {

    private static final String CSV = "text/csv";
    /** In which a collection is exported. */
    static final List<String> FORMATS = List.of("application/x-ndjson", CSV);

    private static final long EVERY_NANOSECONDS = 250_000_000;

    private final Stack stack;

    ExportMeasure(Stack stack) {
        this.stack = stack;
    }

    /**
     * What was found.
     *
     * @param collection what was exported
     * @param format in which
     * @param rows how many lines came, without a header
     * @param seconds until the last
     * @param heapMebibytes used by the service's objects, garbage included, at each sample
     * @param residentMebibytes of the service's process, at each sample
     */
    record Result(
            String collection,
            String format,
            long rows,
            double seconds,
            List<Long> heapMebibytes,
            List<Long> residentMebibytes) {

        /** The memory of the last quarter against that of the second: 1 is flat. The first quarter warms up. */
        double growth() {
            return average(residentMebibytes, 0.75, 1) / Math.max(1, average(residentMebibytes, 0.25, 0.5));
        }

        private static double average(List<Long> series, double from, double to) {
            int first = (int) (series.size() * from);
            int last = Math.max(first + 1, (int) (series.size() * to));
            return series.subList(Math.min(first, series.size() - 1), Math.min(last, series.size())).stream()
                    .mapToLong(Long::longValue)
                    .average()
                    .orElse(1);
        }
    }

    Result of(String collection, String format) throws IOException {
        HttpRequest request = stack.request("/api/v1/" + collection + "/export")
                .header("Accept", format)
                .GET()
                .build();
        List<Long> heap = new ArrayList<>();
        List<Long> resident = new ArrayList<>();
        long began = System.nanoTime();
        long sampled = began;
        long rows = format.equals(CSV) ? -1 : 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream body = stack.send(request, HttpResponse.BodyHandlers.ofInputStream())) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        rows++;
                    }
                }
                if (System.nanoTime() - sampled > EVERY_NANOSECONDS) {
                    sampled = System.nanoTime();
                    heap.add(usedHeapMebibytes());
                    resident.add(stack.residentMebibytes());
                }
            }
        }
        heap.add(usedHeapMebibytes());
        resident.add(stack.residentMebibytes());
        return new Result(collection, format, rows, (System.nanoTime() - began) / 1e9, heap, resident);
    }

    private long usedHeapMebibytes() throws IOException {
        return (long) (stack.get("/q/metrics")
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / (1 << 20));
    }
}
