package eu.peregrine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes are started in order, kept running, and stopped without leaving anything behind. */
@Timeout(60)
class SupervisorTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Supervisor supervisor;

    @BeforeEach
    void create() {
        supervisor = new Supervisor(directory, new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void aPartStartsOnlyWhenThoseItNeedsAreReady() {
        supervisor.start(List.of(
                part("first", "exec sleep 100", List.of()),
                part("second", "test -e first.pid && exec sleep 100", List.of("first"))));
        assertThat(pid("first")).isPresent();
        assertThat(pid("second")).isPresent();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("first", "second", "ready after");
    }

    @Test
    void whatDiesIsStartedAgain() {
        supervisor.start(List.of(part("worker", "exec sleep 100", List.of())));
        long before = pid("worker").orElseThrow().pid();
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        await().until(() -> pid("worker").filter(now -> now.pid() != before).isPresent());
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("worker has ended (code 137)");
    }

    @Test
    void whatIsHeldStaysAwayUntilThen() throws IOException {
        supervisor.start(List.of(part("worker", "exec sleep 100", List.of())));
        long until = System.currentTimeMillis() + 2000;
        Files.writeString(directory.resolve("worker.hold"), String.valueOf(until));
        long before = pid("worker").orElseThrow().pid();
        ProcessHandle.of(before).orElseThrow().destroy();
        await().until(() -> pid("worker").filter(now -> now.pid() != before).isPresent());
        assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(until);
    }

    @Test
    void aPartThatCannotStartIsReportedWithTheEndOfItsLog() {
        assertThatThrownBy(() -> supervisor.start(
                        List.of(part("broken", "echo the reason; sleep 0.3; exit 3", List.of(), "never"))))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("broken ended while it was starting")
                .hasMessageContaining("the reason");
    }

    @Test
    void stoppingLeavesNothingBehind() {
        supervisor.start(List.of(
                part("first", "exec sleep 100", List.of()), part("second", "exec sleep 100", List.of("first"))));
        List<ProcessHandle> all =
                List.of(pid("first").orElseThrow(), pid("second").orElseThrow());
        supervisor.stop();
        await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aChildEndsWithAParentThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Jdk.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
        await().atMost(30, TimeUnit.SECONDS).until(() -> pid("child").isPresent());
        ProcessHandle child = pid("child").orElseThrow();
        parent.destroyForcibly();
        await().until(() -> !child.isAlive());
    }

    /** Starts a child and then does nothing. */
    static final class Parent {

        private Parent() {}

        /** The argument is the directory for the child's files. */
        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            Leash.start(
                    List.of("sleep", "100"),
                    Map.of(),
                    directory,
                    directory.resolve("child.log"),
                    directory.resolve("child.pid"),
                    "TERM");
            Thread.sleep(100_000);
        }
    }

    private Part part(String name, String script, List<String> after) {
        return part(name, script, after, name + ".pid");
    }

    /** A part that is ready as soon as a file exists. */
    private Part part(String name, String script, List<String> after, String readyFile) {
        Path log = directory.resolve(name + ".log");
        return new Part(
                name,
                name,
                "nowhere",
                () -> Leash.start(List.of("/bin/sh", "-c", script), Map.of(), directory, log, pidFile(name), "TERM"),
                () -> Files.exists(directory.resolve(readyFile)),
                log,
                after);
    }

    private Path pidFile(String name) {
        return directory.resolve(name + ".pid");
    }

    private Optional<ProcessHandle> pid(String name) {
        try {
            String text = Files.readString(pidFile(name)).strip();
            return text.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
