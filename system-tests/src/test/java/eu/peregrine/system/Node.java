package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What runs with Node: the clients, built and run as their README says, and the scripts of {@code browser/}. Where there is no
 * Node, or no way to npm's registry, the tests that ask for them are skipped, and a sentence says what is missing.
 */
final class Node {

    static final Path CLIENTS = Path.of("").toAbsolutePath().getParent().resolve("clients");

    private static final Path BROWSER = Path.of("browser").toAbsolutePath();
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final int OLDEST_FOR_CLIENTS = 18;

    /** Redocly's linter starts with no older one. */
    private static final int OLDEST_FOR_SCRIPTS = 20;

    /** In Node 18, what browsers and later versions have is there when it is asked for. */
    private static final int WITHOUT_CRYPTO = 18;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern NO_NETWORK = Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH");

    private static boolean built;

    private Node() {}

    /** Installs what the clients need and builds them, once. */
    static synchronized void build() throws IOException, InterruptedException {
        require(OLDEST_FOR_CLIENTS);
        if (built) {
            return;
        }
        install(CLIENTS);
        Run build = npm(Map.of(), "run", "build");
        assertThat(build.exitCode(PATIENCE)).as(build.output()).isZero();
        built = true;
    }

    /** Runs a script of {@code browser/} to its end, which has to be a good one. */
    static void script(String script, String... arguments) throws IOException, InterruptedException {
        require(OLDEST_FOR_SCRIPTS);
        if (!Files.isDirectory(BROWSER.resolve("node_modules"))) {
            install(BROWSER);
        }
        List<String> command = new ArrayList<>(List.of(script));
        command.addAll(List.of(arguments));
        Run run = start(BROWSER, Map.of(), "node", command.toArray(new String[0]));
        assertThat(run.exitCode(PATIENCE))
                .as("what " + script + " ended with; its lines above say why")
                .isZero();
    }

    /** The browser of this machine; without one the test is skipped. */
    static String browser() {
        Optional<Path> found = BROWSERS.stream()
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "Skipped: there is no Chromium in the PATH (Debian: apt-get install chromium).");
        return found.orElseThrow().toString();
    }

    private static void require(int oldest) {
        assumeTrue(
                version() >= oldest, "Skipped: this needs Node " + oldest + " or newer with npm, and there is none.");
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        Run install = start(
                folder,
                Map.of("npm_config_fetch_retries", "1"),
                "npm",
                "ci",
                "--prefer-offline",
                "--no-audit",
                "--no-fund");
        int code = install.exitCode(PATIENCE);
        assumeTrue(
                code == 0 || !NO_NETWORK.matcher(install.output()).find(),
                "Skipped: what this needs cannot be fetched from npm's registry.");
        assertThat(code).as(install.output()).isZero();
    }

    /** Starts npm in the folder of the clients. */
    static Run npm(Map<String, String> environment, String... arguments) throws IOException {
        return start(CLIENTS, environment, "npm", arguments);
    }

    /** Starts a program in a folder. */
    static Run start(Path folder, Map<String, String> environment, String program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        if (version() == WITHOUT_CRYPTO) {
            process.environment().put("NODE_OPTIONS", "--experimental-global-webcrypto");
        }
        process.environment().putAll(environment);
        return Run.program(process);
    }

    /** The major version of Node, 0 when Node or npm is not there. */
    private static int version() {
        try {
            Process npm = new ProcessBuilder("npm", "--version").start();
            Process node = new ProcessBuilder("node", "--version").start();
            String version = new String(node.getInputStream().readAllBytes());
            npm.getInputStream().readAllBytes();
            Matcher major = Pattern.compile("^v(\\d+)\\.").matcher(version);
            return node.waitFor() == 0 && npm.waitFor() == 0 && major.find() ? Integer.parseInt(major.group(1)) : 0;
        } catch (IOException notThere) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
