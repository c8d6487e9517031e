package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is under {@code clients}, built and run with Node as its README says. */
final class Node {

    static final Path CLIENTS = Path.of("").toAbsolutePath().getParent().resolve("clients");

    private static final int OLDEST = 18;

    /** In Node 18, what browsers and later versions have is there when it is asked for. */
    private static final int WITHOUT_CRYPTO = 18;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern NO_NETWORK = Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH");

    private static boolean built;

    private Node() {}

    /**
     * Installs what the clients need and builds them, once. The tests that ask for it are skipped where there is no Node, or
     * no way to npm's registry.
     */
    static synchronized void build() throws IOException, InterruptedException {
        assumeTrue(version() >= OLDEST, "The clients are tested with Node " + OLDEST + " or newer, and there is none.");
        if (built) {
            return;
        }
        Run install = npm(Map.of("npm_config_fetch_retries", "1"), "ci", "--prefer-offline");
        int code = install.exitCode(PATIENCE);
        assumeTrue(
                code == 0 || !NO_NETWORK.matcher(install.output()).find(),
                "The clients are not tested: what they need cannot be fetched from npm's registry.");
        assertThat(code).as(install.output()).isZero();
        Run build = npm(Map.of(), "run", "build");
        assertThat(build.exitCode(PATIENCE)).as(build.output()).isZero();
        built = true;
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
