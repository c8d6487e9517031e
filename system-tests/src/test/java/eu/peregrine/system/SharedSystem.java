package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.local.data.NetworkData;
import eu.peregrine.system.Office.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/**
 * One system, begun fresh and with the network imported, for all tests that make their own data in it. It runs until a test
 * starts a system of its own, or until the last test is over.
 */
final class SharedSystem {

    private static Run running;
    private static UUID home;

    private SharedSystem() {}

    /** Starts it, unless it runs already. */
    static synchronized void use() throws IOException {
        if (running != null) {
            return;
        }
        Run started = Run.start("--fresh");
        running = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        started.until("Ctrl-C", Duration.ofMinutes(8));
        home = NetworkData.load().home().id();
        Answer imported = Office.of("office").load("organisations/import", NetworkData.file("organisations.csv"));
        assertThat(imported.body().path("refused").asInt()).isZero();
    }

    /** The school itself. */
    static UUID home() {
        return home;
    }

    /** Stops it, if it runs. */
    static synchronized void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
