package eu.peregrine.local;

import eu.peregrine.local.demo.Demo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * What {@code ./run} starts once everything is built. The first argument is the checkout, the rest are the user's.
 * Exit codes: 0 done, 1 something went wrong (one sentence on standard error), 2 the command was not understood; the
 * demo's own code is passed on.
 */
public final class Launcher {

    private static final long NEEDED_BYTES = 500L << 20;
    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private final Path checkout;
    private final Path home;
    private final PrintStream out = System.out;

    private Launcher(Path checkout) {
        this.checkout = checkout.toAbsolutePath().normalize();
        String elsewhere = System.getenv("PEREGRINE_LOCAL");
        this.home = elsewhere == null
                ? this.checkout.resolve(".local")
                : Path.of(elsewhere).toAbsolutePath();
    }

    /** Runs the command. */
    public static void main(String[] arguments) {
        Launcher launcher = new Launcher(Path.of(arguments[0]));
        List<String> command = List.of(arguments).subList(1, arguments.length);
        int code;
        try {
            code = launcher.run(command);
        } catch (StartException e) {
            System.err.println("run: " + e.getMessage());
            code = FAILED;
        } catch (IOException e) {
            System.err.println("run: " + launcher.sentence(e));
            code = FAILED;
        }
        System.exit(code);
    }

    private String sentence(IOException problem) {
        String message = String.valueOf(problem.getMessage());
        if (message.contains("No space left")) {
            return "The disk is full: " + message;
        }
        // The message of these is often nothing but the name of the file.
        return problem instanceof FileSystemException file
                ? file.getFile() + " cannot be read or written (" + reason(file) + "); data and logs are kept under "
                        + home + "."
                : message;
    }

    private static String reason(FileSystemException problem) {
        if (problem.getReason() != null) {
            return problem.getReason();
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "something else is there";
        }
        return problem instanceof NoSuchFileException
                ? "no such file"
                : problem.getClass().getSimpleName();
    }

    private int run(List<String> arguments) throws IOException {
        String command = arguments.isEmpty() || arguments.get(0).startsWith("-") ? "start" : arguments.get(0);
        List<String> options = "start".equals(command) && !arguments.contains("start")
                ? arguments
                : arguments.subList(1, arguments.size());
        return switch (command) {
            case "start" -> start(options, true);
            case "infra" -> start(options, false);
            case "demo" -> demo(options);
            case "restart" -> restart(options);
            case "token" -> token(options);
            case "realm" -> realm(options);
            default -> misunderstood(command);
        };
    }

    private static int misunderstood(String what) {
        System.err.println("run: \"" + what.strip() + "\" is not understood; ./run --help says what is.");
        return MISUNDERSTOOD;
    }

    private int start(List<String> options, boolean applications) throws IOException {
        for (String option : options) {
            if (!"--fresh".equals(option)) {
                return misunderstood(option);
            }
        }
        Path data = home.resolve("data");
        prepare(data, options.contains("--fresh"), applications);
        Supervisor supervisor = supervise(data);
        LocalSystem system = new LocalSystem(checkout, data);
        startParts(supervisor, system, applications);
        if (applications) {
            Welcome.print(out, data.resolve("logs"));
        } else {
            out.println();
            out.println(
                    "The infrastructure is ready. Now, for example: mvn compile quarkus:dev -pl mobility-service -am");
            out.println("Ctrl-C stops it; the data stays until ./run infra --fresh.");
        }
        return awaitSignal();
    }

    private int demo(List<String> options) throws IOException {
        OptionalInt nothingToPlay = Demo.beforeStart(options);
        if (nothingToPlay.isPresent()) {
            return nothingToPlay.getAsInt();
        }
        if (options.contains("--gateway")) {
            return runDemo(options);
        }
        Path data = home.resolve("demo");
        // What has been played is there to be checked.
        prepare(data, !options.contains("--check"), true);
        Supervisor supervisor = supervise(data);
        Footprint footprint = Footprint.watch();
        startParts(supervisor, new LocalSystem(checkout, data), true);
        out.println();
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("--gateway", "http://localhost:" + LocalSystem.GATEWAY_PORT));
        int code = runDemo(arguments);
        out.println(footprint.sentence());
        return code;
    }

    private int runDemo(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Jdk.java().toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "eu.peregrine.local.demo.Demo"));
        command.addAll(options);
        Process demo = new ProcessBuilder(command).inheritIO().start();
        Thread stop = new Thread(demo::destroy, "stop-demo");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return demo.waitFor();
        } catch (InterruptedException e) {
            demo.destroy();
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** Makes sure, before anything is started, that it can run: lock, disk, ports. */
    private void prepare(Path data, boolean fresh, boolean applications) throws IOException {
        RunLock.take(home, data);
        long usable = Files.getFileStore(home).getUsableSpace();
        if (usable < NEEDED_BYTES) {
            throw new StartException("The disk is too full: " + (usable >> 20) + " MiB are free in " + home + ", "
                    + (NEEDED_BYTES >> 20) + " are needed.");
        }
        for (Map.Entry<Integer, String> port : LocalSystem.ports(applications).entrySet()) {
            if (!Ports.isFree(port.getKey())) {
                throw new StartException("Port " + port.getKey() + ", which " + port.getValue()
                        + " needs, is used by another program; stop that first.");
            }
        }
        // Nothing is deleted of a system that still runs: its ports would not be free.
        if (fresh) {
            PostgresBinaries.delete(data);
        }
        Files.createDirectories(data.resolve("logs"));
        keepOldLogs(data.resolve("logs"));
    }

    private static void keepOldLogs(Path logs) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Supervisor supervise(Path data) {
        Supervisor supervisor = new Supervisor(data, out);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            out.println("Stopping what was started …");
                            supervisor.stop();
                            out.println("Stopped.");
                            out.flush();
                        },
                        "stop"));
        return supervisor;
    }

    private void startParts(Supervisor supervisor, LocalSystem system, boolean applications) {
        List<Part> parts = new ArrayList<>(system.infrastructure());
        if (applications) {
            parts.addAll(system.applications());
        }
        out.println("Starting " + (applications ? "Peregrine" : "the infrastructure") + " with Java "
                + Runtime.version().feature() + " …");
        supervisor.start(parts);
    }

    private static int awaitSignal() {
        try {
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private int restart(List<String> options) throws IOException {
        boolean after = options.size() == 3 && "--after".equals(options.get(1));
        if (options.size() != 1 && !after || after && !options.get(2).matches("\\d{1,5}")) {
            return misunderstood("restart " + String.join(" ", options));
        }
        String name = options.get(0);
        Path data = RunLock.holder(home)
                .map(RunLock.Holder::data)
                .orElseThrow(() -> new StartException("Nothing runs in this checkout; ./run starts it."));
        Path file = pidFile(data, name);
        long pid;
        try {
            pid = Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            throw new StartException("There is no \"" + name + "\" running; the names are partners, mobility,"
                    + " scholarships, gateway, postgres, kafka, identity.");
        }
        if (after) {
            long until = System.currentTimeMillis() + 1000L * Integer.parseInt(options.get(2));
            Files.writeString(data.resolve(name + ".hold"), String.valueOf(until));
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        out.println("Asked " + name + " to stop; it is started again"
                + (after ? " after " + options.get(2) + " seconds." : "."));
        return 0;
    }

    private static Path pidFile(Path data, String name) {
        return switch (name) {
            case "postgres", "kafka", "identity" -> data.resolve(name).resolve(name + ".pid");
            default -> data.resolve(name.replace("/", "") + ".pid");
        };
    }

    private int token(List<String> options) throws IOException {
        if (options.size() != 1) {
            return misunderstood("token " + String.join(" ", options));
        }
        Identity identity = Identities.fromSeeds()
                .find(options.get(0))
                .orElseThrow(() -> new StartException("Nobody is called \"" + options.get(0) + "\"; the roles are "
                        + String.join(", ", Welcome.ROLES) + "."));
        try {
            out.println(new Tokens(LocalIdentity.issuer(LocalSystem.IDENTITY_PORT)).of(identity));
        } catch (java.net.ConnectException e) {
            throw new StartException("The identity provider does not answer; ./run starts it.", e);
        }
        return 0;
    }

    private int realm(List<String> options) throws IOException {
        if (!options.isEmpty()) {
            return misunderstood("realm " + String.join(" ", options));
        }
        Path file = checkout.resolve("deploy/keycloak/peregrine-realm.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, KeycloakRealm.json(Identities.fromSeeds()));
        out.println("Written: " + checkout.relativize(file));
        return 0;
    }
}
