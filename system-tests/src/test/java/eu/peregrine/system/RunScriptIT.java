package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./run} says when it cannot do what was asked: one sentence, another exit code than 0, and no data lost. */
class RunScriptIT {

    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;
    private static final int POSTGRES_PORT = 15432;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path local;

    private record Ended(int code, List<String> lines) {}

    @BeforeAll
    static void buildWhatIsStale() throws IOException, InterruptedException {
        try (Run build = Run.start("build")) {
            assertThat(build.exitCode(Duration.ofMinutes(10)))
                    .as(build.output())
                    .isZero();
        }
    }

    @BeforeEach
    void keepDataElsewhere() {
        local = folder.resolve("local");
    }

    @Test
    void helpNamesEveryCommand() throws IOException, InterruptedException {
        Ended help = run("--help");
        assertThat(help.code()).isZero();
        assertThat(String.join("\n", help.lines()))
                .contains("./run [--fresh]")
                .contains(Stream.of("infra", "demo", "restart", "token", "realm", "build", "bench", "--help")
                        .map(command -> "./run " + command)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "everything",
                "--quick",
                "--fresh --quick",
                "infra --quick",
                "demo --quick",
                "demo --small --seed",
                "demo --seed one",
                "restart",
                "restart kafka --after soon",
                "token",
                "realm here",
                "build gateway"
            })
    void whatIsNotUnderstoodIsRefusedBeforeAnythingIsDone(String command) throws IOException, InterruptedException {
        Path kept = data("demo");
        Ended refused = run(command.split(" "));
        assertThat(refused.lines())
                .singleElement()
                .asString()
                .matches("(run|demo): .*")
                .containsAnyOf("is not understood", "A value is missing behind --seed", "takes a whole number");
        assertThat(refused.code()).isEqualTo(MISUNDERSTOOD);
        assertThat(kept).exists();
        assertThat(local.resolve("data")).doesNotExist();
    }

    @Test
    void aPortInUseIsNamedAndNothingIsDeleted() throws IOException, InterruptedException {
        Path kept = data("data");
        try (ServerSocket other = new ServerSocket()) {
            occupy(other);
            assertRefused(run("infra", "--fresh"), "Port " + POSTGRES_PORT + ", which PostgreSQL needs, is used");
        }
        assertThat(kept).exists();
    }

    /** Unless a system that tests share is there, which will do as well. */
    private static void occupy(ServerSocket other) throws IOException {
        try {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), POSTGRES_PORT));
        } catch (BindException taken) {
            assertThat(taken).hasMessageContaining("in use");
        }
    }

    @Test
    void aSecondRunIsRefusedAndLeavesTheDataOfTheFirst() throws IOException, InterruptedException {
        Path kept = data("data");
        Path lock = local.resolve("lock");
        String pid = String.valueOf(ProcessHandle.current().pid());
        Files.writeString(lock, pid + "\n" + kept.getParent() + "\n");
        try (FileChannel first = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            first.lock();
            assertRefused(run("infra", "--fresh"), "already runs in this checkout (process " + pid + ")");
        }
        assertThat(kept).exists();
    }

    @Test
    void withoutAJdkItSaysSo() throws IOException, InterruptedException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        // What reads the version from a JDK's release file finds an old one in each.
        Path sed = Files.writeString(programs.resolve("sed"), "#!/bin/sh\necho 11\n");
        assertThat(sed.toFile().setExecutable(true)).isTrue();
        assertRefused(
                run(Map.of("PATH", programs + ":" + System.getenv("PATH")), "infra"),
                "a JDK 17 or newer is needed, and none was found");
    }

    @Test
    void aFileInThePlaceOfItsDirectoryIsNamed() throws IOException, InterruptedException {
        Files.writeString(local, "not a directory");
        assertRefused(run("infra"), "the directory " + local + " cannot be created");
        assertThat(local).hasContent("not a directory");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException, InterruptedException {
        Path kernel = Path.of("/sys");
        assumeTrue(Files.isDirectory(kernel), "where not even root may create a file");
        Files.createSymbolicLink(local, kernel);
        assertRefused(run("infra"), local.resolve("lock") + " cannot be read or written (");
    }

    @Test
    void aFileAmongItsDataIsNamed() throws IOException, InterruptedException {
        Path data = local.resolve("data");
        Files.createDirectory(data.getParent());
        Files.writeString(data, "not a directory");
        assertRefused(run("infra"), data.resolve("logs") + " cannot be read or written (");
    }

    private static void assertRefused(Ended run, String sentence) {
        assertThat(run.lines()).singleElement().asString().startsWith("run: ").contains(sentence);
        assertThat(run.code()).isEqualTo(FAILED);
    }

    /** Something that was kept by an earlier run. */
    private Path data(String directory) throws IOException {
        Path data = Files.createDirectories(local.resolve(directory));
        return Files.writeString(data.resolve("kept"), "of great worth");
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        try (Run run = Run.start(local, environment, arguments)) {
            int code = run.exitCode(SOON);
            return new Ended(code, run.output().lines().toList());
        }
    }
}
