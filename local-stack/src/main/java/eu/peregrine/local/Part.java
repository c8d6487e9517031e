package eu.peregrine.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One process of the running system, as the supervisor sees it.
 *
 * @param name what {@code ./run restart} calls it
 * @param title what a reader calls it
 * @param address where it listens
 * @param starter starts it; may return before it is ready
 * @param ready whether it does its work now
 * @param log where its output goes
 * @param after the names of the parts that must be ready before this one starts
 */
record Part(
        String name,
        String title,
        String address,
        Starter starter,
        BooleanSupplier ready,
        Path log,
        List<String> after) {

    /** How a process is started. */
    @FunctionalInterface
    interface Starter {
        /** Starts the process; the message of what is thrown is one clear sentence. */
        Leash start() throws IOException;
    }
}
