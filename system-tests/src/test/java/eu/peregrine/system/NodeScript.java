package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a script of {@code browser/} by Node. Whoever has no Node, or cannot fetch the script's packages, sees the test skipped
 * and a sentence that says what is missing.
 */
final class NodeScript {

    private static final Path FOLDER = Path.of("browser").toAbsolutePath();
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private NodeScript() {}

    /** The browser of this machine; without one the test is skipped. */
    static String browser() {
        Optional<Path> found =
                BROWSERS.stream().flatMap(name -> program(name).stream()).findFirst();
        assumeTrue(found.isPresent(), "Skipped: there is no Chromium in the PATH (Debian: apt-get install chromium).");
        return found.orElseThrow().toString();
    }

    /** Runs it to its end, which has to be a good one. */
    static void run(String script, String... arguments) throws IOException, InterruptedException {
        assumeTrue(program("node").isPresent(), "Skipped: there is no node in the PATH; Node 20 or newer is needed.");
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("node_modules"))
                        || start(120, List.of("npm", "ci", "--no-audit", "--no-fund")) == 0,
                "Skipped: system-tests/browser has no node_modules, and npm ci could not fetch them.");
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        assertThat(start(300, command))
                .as("what " + script + " ended with; its lines above say why")
                .isZero();
    }

    private static int start(int seconds, List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException notThere) {
            return 127;
        }
        Thread reader = new Thread(() -> print(process), "script-output");
        reader.setDaemon(true);
        reader.start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return 124;
        }
        reader.join(5_000);
        return process.exitValue();
    }

    private static void print(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> System.out.println("  | " + line));
        } catch (IOException closed) {
            System.out.println("  | (the output ended: " + closed.getMessage() + ")");
        }
    }

    private static Optional<Path> program(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }
}
