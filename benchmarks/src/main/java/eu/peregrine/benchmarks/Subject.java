package eu.peregrine.benchmarks;

import eu.peregrine.local.Jdk;
import eu.peregrine.local.Leash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Something that passes requests on, a process; or the service itself, when nothing does. */
final class Subject implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final double TICKS_PER_SECOND = 100;
    private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compile");
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private final String name;
    private final StubService service;
    private final int port;
    private final Leash process;
    private final Path log;

    private Subject(String name, StubService service, int port, Leash process, Path log) {
        this.name = name;
        this.service = service;
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /** The service without anything before it. */
    static Subject direct(StubService service) {
        return new Subject("direct", service, service.port(), null, null);
    }

    /**
     * Starts a process.
     *
     * @param service what it passes requests on to
     * @param port where it will listen
     * @param directory for its log
     */
    static Subject start(
            String name,
            StubService service,
            int port,
            List<String> command,
            Map<String, String> environment,
            Path directory)
            throws IOException {
        List<String> everywhere = new ArrayList<>(Processors.all());
        everywhere.addAll(command);
        Path log = directory.resolve(name.replace(' ', '-') + ".log");
        Leash process = Leash.start(everywhere, environment, directory, log, directory.resolve(name + ".pid"), "TERM");
        return new Subject(name, service, port, process, log);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    StubService service() {
        return service;
    }

    boolean isProcess() {
        return process != null;
    }

    /** Whether it has compilers that must be done first. */
    boolean isJava() {
        return process != null && !name.equals("nginx");
    }

    boolean alive() {
        return process.alive();
    }

    /** Waits until a request with this token passes. */
    void awaitReady(HttpClient http, String authorization) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + StubService.SMALL))
                .header("Authorization", authorization)
                .timeout(Duration.ofSeconds(10))
                .build();
        long until = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        while (System.nanoTime() < until && (process == null || process.alive())) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                last = answer.statusCode() + ": " + answer.body();
            } catch (IOException notYet) {
                last = String.valueOf(notYet.getMessage());
            }
            Stack.pause(200);
        }
        throw new IOException(name + " does not answer as it should (" + last + "); see " + log);
    }

    /**
     * From now on it runs on the first processor alone; but its just-in-time compilers on the others: what they take is not counted,
     * and is not to be in the way of what is.
     */
    void pin() throws IOException, InterruptedException {
        if (process == null) {
            return;
        }
        Processors.pinToFirst(pid());
        try (Stream<Path> threads = Files.list(proc("task"))) {
            for (Path thread : threads.toList()) {
                if (isCompiler(Files.readString(thread.resolve("stat")))) {
                    Processors.keepFromFirst(thread.getFileName().toString());
                }
            }
        }
    }

    /**
     * Seconds of processor time that the process has used so far, in user and kernel mode; 0 for none. What the just-in-time
     * compilers take is not counted: a gateway runs for days, and they for its first minutes.
     */
    double processorSeconds() throws IOException {
        return seconds(false);
    }

    /** Seconds of processor time that its just-in-time compilers have used so far. */
    double compilerSeconds() throws IOException {
        return seconds(true);
    }

    private double seconds(boolean ofCompilers) throws IOException {
        if (process == null) {
            return 0;
        }
        long ticks = 0;
        try (Stream<Path> threads = Files.list(proc("task"))) {
            for (Path thread : threads.toList()) {
                ticks += ticks(thread, ofCompilers);
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static long ticks(Path thread, boolean ofCompilers) throws IOException {
        String stat;
        try {
            stat = Files.readString(thread.resolve("stat"));
        } catch (NoSuchFileException ended) {
            return 0;
        }
        if (isCompiler(stat) != ofCompilers) {
            return 0;
        }
        // utime and stime are the 14th and 15th field.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    // proc(5): the name, in parentheses, may hold anything.
    private static boolean isCompiler(String stat) {
        return COMPILER.matcher(stat.substring(0, stat.lastIndexOf(')'))).find();
    }

    /** Open descriptors but those of connections to the service, which a pool keeps as it likes. */
    int descriptors() throws IOException {
        try (Stream<Path> open = Files.list(proc("fd"))) {
            return (int) open.count() - service.connections();
        }
    }

    /** Megabytes of memory that the process has held at most. */
    long mostResidentMegabytes() throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    /** Kilobytes of the heap that are still needed, as a full collection finds. */
    long liveKilobytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return kilobytes;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Jdk.java().resolveSibling("jcmd").toString(), pid(), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes());
        if (!jcmd.waitFor(30, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            throw new IOException("jcmd said: " + said);
        }
        return said;
    }

    private Path proc(String file) throws IOException {
        return Path.of("/proc", pid(), file);
    }

    private String pid() throws IOException {
        return process.pid().map(String::valueOf).orElseThrow(() -> new IOException(name + " has ended; see " + log));
    }

    @Override
    public void close() {
        if (process != null) {
            process.stop(20);
        }
    }
}
