package eu.peregrine.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which processor is whose: the first is for what is measured, the others are for load and services. */
final class Processors {

    private static final String TASKSET = "/usr/bin/taskset";

    // Asked before anything is pinned.
    private static final int LAST = Runtime.getRuntime().availableProcessors() - 1;

    private Processors() {}

    /** Whether both can be told apart here. */
    static boolean canBePinned() {
        return Files.isExecutable(Path.of(TASKSET)) && LAST > 0;
    }

    /** What stands before a command that may run on all of them, whatever this process may. */
    static List<String> all() {
        return List.of(TASKSET, "-c", "0-" + LAST);
    }

    /** Leaves the first one to others, for every thread of this process. */
    static void leaveFirst() throws IOException, InterruptedException {
        taskset(
                "-a",
                "-p",
                "-c",
                "1-" + LAST,
                String.valueOf(ProcessHandle.current().pid()));
    }

    /** Moves every thread of a process to the first one. */
    static void pinToFirst(String pid) throws IOException, InterruptedException {
        taskset("-a", "-p", "-c", "0", pid);
    }

    /** Moves a single thread away from the first one. */
    static void keepFromFirst(String thread) throws IOException, InterruptedException {
        taskset("-p", "-c", "1-" + LAST, thread);
    }

    private static void taskset(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TASKSET));
        command.addAll(List.of(arguments));
        Process taskset = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(taskset.getInputStream().readAllBytes());
        if (taskset.waitFor() != 0) {
            throw new IOException("taskset said: " + said);
        }
    }
}
