package eu.peregrine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two who want to run a checkout's system, one does, for as long as it runs. */
class RunLockTest {

    /** Another process that wants the lock. */
    static final class Other {

        private static final int TAKEN = 0;
        private static final int REFUSED = 3;

        private Other() {}

        public static void main(String[] home) throws IOException {
            try {
                RunLock.take(Path.of(home[0]), Path.of(home[0], "data"));
                System.exit(TAKEN);
            } catch (StartException held) {
                System.exit(held.getMessage().contains("already runs in this checkout") ? REFUSED : 1);
            }
        }

        static int tries(Path home) throws IOException, InterruptedException {
            return new ProcessBuilder(
                            Jdk.java().toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Other.class.getName(),
                            home.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    @Test
    void aLockIsHeldThoughNobodyRefersToIt(@TempDir Path home) throws Exception {
        take(home);
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        assertThat(Other.tries(home)).isEqualTo(Other.REFUSED);
        assertThat(RunLock.holder(home).orElseThrow().pid())
                .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
    }

    @Test
    void aLockThatWasClosedIsFree(@TempDir Path home) throws Exception {
        RunLock.take(home, home.resolve("data")).close();
        assertThat(Other.tries(home)).isEqualTo(Other.TAKEN);
    }

    /** In a frame of its own, so that no variable holds what is taken. */
    private static void take(Path home) throws IOException {
        RunLock.take(home, home.resolve("data"));
    }
}
