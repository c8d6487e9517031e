package eu.peregrine.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A child process that cannot outlive the process that started it, however that one ends.
 *
 * <p>The child runs under a small shell which holds the reading end of a pipe from us. When we go away, even by
 * {@code kill -9}, the pipe closes and the shell stops the child with the signal asked for. The child has a session of its
 * own, so that Ctrl-C, a closed terminal or a signal to the whole process group reach only the parent, which then stops
 * everything in order.
 */
public final class Leash {

    private static final String SHELL = """
            signal=$1; pidfile=$2; shift 2
            if command -v setsid >/dev/null; then set -- setsid "$@"
            elif command -v perl >/dev/null; then set -- perl -e 'use POSIX; setsid(); exec @ARGV' "$@"
            fi
            trap : INT TERM HUP
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            echo $child > "$pidfile"
            (trap '' INT TERM HUP; while read -r line; do :; done <&3; kill -s "$signal" $child) 2>/dev/null &
            watch=$!
            exec 3<&-
            wait $child
            code=$?
            # A signal to this shell interrupts the waiting, not the child.
            while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
            kill -KILL $watch 2>/dev/null
            exit $code
            """;

    private final Process shell;
    private final Path pidFile;

    private Leash(Process shell, Path pidFile) {
        this.shell = shell;
        this.pidFile = pidFile;
    }

    /**
     * Starts a command.
     *
     * @param command the program and its arguments
     * @param environment added to our own environment
     * @param directory the working directory
     * @param log receives standard output and standard error, appended
     * @param pidFile where the child's process id is written; its presence means "was started"
     * @param stopSignal the name of the signal that asks this program to stop orderly, such as {@code TERM}
     * @return the running child
     * @throws IOException when the shell cannot be started or a file cannot be written
     */
    public static Leash start(
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path log,
            Path pidFile,
            String stopSignal)
            throws IOException {
        Files.createDirectories(pidFile.toAbsolutePath().getParent());
        Files.createDirectories(log.toAbsolutePath().getParent());
        Files.deleteIfExists(pidFile);
        List<String> line = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                SHELL,
                "leash",
                stopSignal,
                pidFile.toAbsolutePath().toString()));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        builder.environment().putAll(environment);
        return new Leash(builder.start(), pidFile);
    }

    /** Whether the child still runs. */
    public boolean alive() {
        return shell.isAlive();
    }

    /** The child's own process id (not the shell's), once it is known. */
    public Optional<Long> pid() {
        try {
            String text = Files.readString(pidFile).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The exit code; only meaningful when the child is no longer {@link #alive()}. */
    public int exitCode() {
        return shell.exitValue();
    }

    /** Asks the child to stop, and kills it when it has not done so within the given number of seconds. */
    public void stop(int seconds) {
        letGo();
        await(seconds);
    }

    /** Asks the child to stop and returns at once, so that several can stop at the same time. */
    public void letGo() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            // The pipe is already broken, which is what we wanted.
        }
    }

    /** Waits for a child that was let go, and kills it when its time is up. */
    public void await(int seconds) {
        try {
            if (!shell.waitFor(seconds, TimeUnit.SECONDS)) {
                kill();
                shell.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends the child a signal.
     *
     * @param name such as {@code QUIT}
     */
    public void signal(String name) {
        pid().ifPresent(pid -> {
            try {
                new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "kill", name, pid.toString())
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Kills the child at once ({@code kill -9}), as a crash would. */
    public void kill() {
        pid().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The shell above the child; the root of its process tree. */
    public ProcessHandle handle() {
        return shell.toHandle();
    }
}
