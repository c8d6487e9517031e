package eu.peregrine.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts the parts of the system in their order, starts one again that has ended by itself, and stops all of them.
 * Whoever wants a part to stay away for a while writes the time until then, in milliseconds of the epoch, into
 * {@code NAME.hold} in the run directory.
 */
final class Supervisor {

    private static final Duration READY_TIME = Duration.ofMinutes(3);
    private static final int STOP_SECONDS = 20;
    private static final int LOG_LINES = 15;

    private final Path runDirectory;
    private final PrintStream out;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Leash> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "supervisor");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    Supervisor(Path runDirectory, PrintStream out) {
        this.runDirectory = runDirectory;
        this.out = out;
    }

    /**
     * Starts the parts, each as soon as those it needs are ready, and returns when all are.
     *
     * @throws StartException when one does not become ready; the others then still run
     */
    void start(List<Part> wanted) {
        Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
        for (Part part : wanted) {
            parts.put(part.name(), part);
            CompletableFuture<?>[] needed =
                    part.after().stream().map(ready::get).toArray(CompletableFuture[]::new);
            ready.put(part.name(), CompletableFuture.allOf(needed).thenRunAsync(() -> startFirst(part), threads));
        }
        try {
            CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StartException known) {
                throw known;
            }
            throw new StartException("The system could not be started: " + e.getCause(), e);
        }
        threads.execute(this::watch);
    }

    private void startFirst(Part part) {
        long began = System.nanoTime();
        try {
            start(part);
        } catch (IOException e) {
            throw new StartException(part.title() + " could not be started: " + e.getMessage(), e);
        }
        long until = began + READY_TIME.toNanos();
        while (!part.ready().getAsBoolean()) {
            if (stopping) {
                throw new StartException("Stopped while " + part.title() + " was starting.");
            }
            if (!running.get(part.name()).alive()) {
                throw new StartException(part.title() + " ended while it was starting. The end of its log, "
                        + part.log() + ":\n" + lastLines(part.log()));
            }
            if (System.nanoTime() > until) {
                throw new StartException(part.title() + " was not ready after " + READY_TIME.toSeconds()
                        + " seconds; see its log, " + part.log());
            }
            pause(200);
        }
        out.printf("  %-20s %-24s ready after %.1f s%n", part.title(), part.address(), seconds(began));
        out.flush();
    }

    /** Either nothing is started, or stop() knows of it. */
    private void start(Part part) throws IOException {
        synchronized (running) {
            if (stopping) {
                throw new StartException("Stopped before " + part.title() + " was started.");
            }
            running.put(part.name(), part.starter().start());
        }
    }

    private void watch() {
        while (!stopping) {
            running.forEach((name, leash) -> {
                if (!leash.alive() && running.remove(name, leash)) {
                    threads.execute(() -> startAgain(parts.get(name), leash.exitCode()));
                }
            });
            pause(200);
        }
    }

    private void startAgain(Part part, int code) {
        if (stopping) {
            return;
        }
        out.println(part.title() + " has ended (code " + code + ") and is started again; its log is " + part.log());
        long began = System.nanoTime();
        awaitHold(part);
        int tries = 0;
        while (!stopping) {
            try {
                start(part);
                break;
            } catch (StartException e) {
                return;
            } catch (IOException e) {
                out.println(e.getMessage());
                pause(Math.min(10_000, 500L << Math.min(4, tries++)));
            }
        }
        Leash leash = running.get(part.name());
        while (!stopping && leash != null && leash.alive()) {
            if (part.ready().getAsBoolean()) {
                out.printf("%s is ready again after %.1f s%n", part.title(), seconds(began));
                return;
            }
            pause(200);
        }
    }

    private void awaitHold(Part part) {
        Path hold = runDirectory.resolve(part.name() + ".hold");
        try {
            while (!stopping
                    && Files.exists(hold)
                    && System.currentTimeMillis()
                            < Long.parseLong(Files.readString(hold).strip())) {
                pause(100);
            }
            Files.deleteIfExists(hold);
        } catch (IOException | NumberFormatException e) {
            // A file that cannot be read holds nobody back.
        }
    }

    /** Stops everything that was started, last first; what does not end in time is killed. */
    void stop() {
        synchronized (running) {
            stopping = true;
        }
        List<String> names = new ArrayList<>(parts.keySet());
        while (!names.isEmpty()) {
            // Whoever nobody else that still runs needs may stop now, all of those at once.
            List<String> now = names.stream()
                    .filter(name -> names.stream()
                            .noneMatch(other -> parts.get(other).after().contains(name)))
                    .toList();
            List<Leash> leashes =
                    now.stream().filter(running::containsKey).map(running::get).toList();
            leashes.forEach(Leash::letGo);
            leashes.forEach(leash -> leash.await(STOP_SECONDS));
            names.removeAll(now);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted.", e);
        }
    }
}
