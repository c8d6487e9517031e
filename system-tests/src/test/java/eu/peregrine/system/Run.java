package eu.peregrine.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** The script {@code ./run}, or another program, as a person uses it: started with arguments, its output read as it comes. */
final class Run implements AutoCloseable {

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Run(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "run-output");
        this.reader.setDaemon(true);
        this.reader.start();
    }

    /** Starts {@code ./run} with the arguments; a system that tests shared makes way for another one. */
    static Run start(String... arguments) throws IOException {
        List<String> given = List.of(arguments);
        if (given.contains("--fresh") || given.contains("demo") && !given.contains("--gateway")) {
            SharedSystem.stop();
        }
        // The data of whoever works in this checkout is not the tests' to delete.
        return start(Path.of("target", "local"), Map.of(), arguments);
    }

    /** Starts {@code ./run} with its data in a directory, in an environment that differs from this one's. */
    static Run start(Path data, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("./run"));
        command.addAll(List.of(arguments));
        Path checkout = Path.of("").toAbsolutePath().getParent();
        ProcessBuilder run =
                new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
        run.environment().put("PEREGRINE_LOCAL", data.toAbsolutePath().toString());
        run.environment().putAll(environment);
        return new Run(run.start());
    }

    /** Starts another program of the checkout. */
    static Run program(ProcessBuilder program) throws IOException {
        return new Run(program.redirectErrorStream(true).start());
    }

    /** Runs {@code ./run} to its end and returns what it printed. */
    static String toEnd(String... arguments) throws IOException, InterruptedException {
        try (Run run = start(arguments)) {
            run.exitCode(Duration.ofMinutes(3));
            return run.output();
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                System.out.println("  | " + line);
            }
        } catch (IOException closed) {
            output.add("(the output ended: " + closed.getMessage() + ")");
        }
    }

    String output() {
        return String.join("\n", output);
    }

    /** Waits until it has printed something. */
    void until(String text, Duration atMost) {
        Awaitility.await("\"" + text + "\" is printed")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .failFast("it ended early", () -> !process.isAlive() && !output().contains(text))
                .until(() -> output().contains(text));
    }

    /** Waits for its end. */
    int exitCode(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It did not end within " + atMost + ":\n" + output());
        }
        reader.join(5_000);
        return process.exitValue();
    }

    /** Kills a service of the running system, as {@code kill -9} does; its supervisor starts it again. */
    static void kill(String service) {
        long killed = ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .filter(process ->
                        process.info().commandLine().orElse("").contains(service + "-service/target/quarkus-app"))
                .filter(ProcessHandle::destroyForcibly)
                .count();
        if (killed != 1) {
            throw new AssertionError(killed + " processes of " + service + " were found to kill");
        }
        System.out.println("  * killed " + service);
    }

    /** Stops it as Ctrl-C does, with all that it started. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
