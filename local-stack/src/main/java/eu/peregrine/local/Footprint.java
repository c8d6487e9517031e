package eu.peregrine.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The memory of this process and everything it started, at its peak: the sum of the proportional set sizes, in which a
 * page that several processes share counts once. Linux only.
 */
final class Footprint {

    private static final long EVERY_MILLIS = 2000;

    private volatile long peakKilobytes;
    private volatile int processes;

    /** Starts to measure, in the background, until this process ends. */
    static Footprint watch() {
        Footprint footprint = new Footprint();
        Thread thread = new Thread(footprint::run, "footprint");
        thread.setDaemon(true);
        thread.start();
        return footprint;
    }

    private void run() {
        try {
            while (true) {
                measure();
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure() {
        ProcessHandle own = ProcessHandle.current();
        List<ProcessHandle> tree =
                Stream.concat(Stream.of(own), own.descendants()).toList();
        long sum = tree.stream().mapToLong(process -> kilobytes(process.pid())).sum();
        if (sum > peakKilobytes) {
            peakKilobytes = sum;
            processes = tree.size();
        }
    }

    private static long kilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // It has ended meanwhile, or this system does not tell.
        }
    }

    /** What was seen so far, as a sentence. */
    String sentence() {
        measure();
        return peakKilobytes == 0
                ? "This system does not tell how much memory processes use."
                : String.format(
                        Locale.ROOT,
                        "Memory at its peak: %,d MiB (summed PSS of %d processes).",
                        peakKilobytes / 1024,
                        processes);
    }
}
