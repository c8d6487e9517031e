package eu.peregrine.local.test;

import eu.peregrine.local.Jdk;
import eu.peregrine.local.Leash;
import eu.peregrine.local.LocalIdentity;
import eu.peregrine.local.LocalKafka;
import eu.peregrine.local.LocalPostgres;
import eu.peregrine.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The one PostgreSQL, Kafka and identity provider of this test JVM.
 *
 * <p>Quarkus loads test classes in several class loaders, so a static field would not be one per JVM. What is shared is
 * therefore kept in the system class loader's {@link JvmWide}, as types of the JDK only. The servers are processes on a {@link Leash},
 * which end when this JVM ends, however it ends.
 */
final class SharedStack {

    private static final String KEY = "eu.peregrine.local.shared-stack";

    private SharedStack() {}

    /** What is shared; started when this is the first call in this JVM. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> get() {
        // A literal is one object per JVM.
        synchronized (KEY) {
            return (Map<String, Object>) JvmWide.values().computeIfAbsent(KEY, key -> start());
        }
    }

    static int postgresPort() {
        return (Integer) get().get("postgres.port");
    }

    static String bootstrapServers() {
        return "localhost:" + get().get("kafka.port");
    }

    static String issuer() {
        return LocalIdentity.issuer((Integer) get().get("identity.port"));
    }

    static String signingKey() {
        return (String) get().get("identity.key");
    }

    static void run(String command) {
        Runnable shared = (Runnable) get().get(command);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Kafka's clients look classes up in the context's loader, which is another one for every start of a service.
        thread.setContextClassLoader(shared.getClass().getClassLoader());
        try {
            shared.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Map<String, Object> start() {
        Path home = Path.of("target", "local-stack").toAbsolutePath();
        sweep(home);
        Path directory = home.resolve(String.valueOf(ProcessHandle.current().pid()));
        Map<String, Object> shared = new ConcurrentHashMap<>();
        var postgres = inBackground(() -> startPostgres(directory.resolve("postgres"), shared));
        var kafka = inBackground(() -> startKafka(directory.resolve("kafka"), shared));
        var identity = inBackground(() -> startIdentity(directory.resolve("identity"), shared));
        try {
            CompletableFuture.allOf(postgres, kafka, identity).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The test infrastructure did not start.", e.getCause());
        }
        return shared;
    }

    private static CompletableFuture<Void> inBackground(Callable<?> work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        work.call();
                        done.complete(null);
                    } catch (Exception | LinkageError e) {
                        done.completeExceptionally(e);
                    }
                },
                "start-local-stack");
        thread.setContextClassLoader(SharedStack.class.getClassLoader());
        thread.start();
        return done;
    }

    private static Void startPostgres(Path directory, Map<String, Object> shared) throws IOException {
        Path binaries = Path.of(System.getProperty("java.io.tmpdir"), "peregrine-" + System.getProperty("user.name"));
        LocalPostgres postgres = LocalPostgres.start(directory, binaries, Ports.free(), false);
        shared.put("postgres.port", postgres.port());
        shared.put("postgres.keep", postgres);
        shared.put("postgres.stop", (Runnable) postgres::close);
        shared.put("postgres.crash", (Runnable) postgres::crash);
        shared.put("postgres.start", (Runnable) () -> {
            try {
                postgres.startAgain();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return null;
    }

    private static Void startKafka(Path directory, Map<String, Object> shared) throws IOException {
        int port = Ports.free();
        LocalKafka kafka = LocalKafka.asProcess(Jdk.java(), directory, port, Ports.free());
        kafka.start();
        shared.put("kafka.port", port);
        shared.put("kafka.stop", (Runnable) kafka::stop);
        shared.put("kafka.kill", (Runnable) kafka::kill);
        shared.put("kafka.start", (Runnable) () -> {
            try {
                kafka.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return null;
    }

    private static Void startIdentity(Path directory, Map<String, Object> shared) throws IOException {
        int port = Ports.free();
        Leash process = LocalIdentity.startProcess(Jdk.java(), directory, port);
        shared.put("identity.port", port);
        shared.put("identity.keep", process);
        shared.put("identity.key", Files.readString(directory.resolve("signing-key.json")));
        return null;
    }

    /** Removes what test JVMs that are gone have left behind. */
    private static void sweep(Path home) {
        if (!Files.isDirectory(home)) {
            return;
        }
        try (Stream<Path> runs = Files.list(home)) {
            List<Path> gone = runs.filter(run -> run.getFileName().toString().matches("\\d+"))
                    .filter(run -> ProcessHandle.of(
                                    Long.parseLong(run.getFileName().toString()))
                            .isEmpty())
                    .toList();
            for (Path run : gone) {
                try (Stream<Path> paths = Files.walk(run)) {
                    paths.sorted(Comparator.reverseOrder())
                            .forEach(path -> path.toFile().delete());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Leftovers harm nobody; the next run tries again.
        }
    }
}
