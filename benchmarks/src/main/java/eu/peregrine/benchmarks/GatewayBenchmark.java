package eu.peregrine.benchmarks;

import eu.peregrine.local.Jdk;
import eu.peregrine.local.Ports;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The gateway on one processor, beside a Spring Cloud Gateway with the same duties, its own proxy library and an nginx with none, and
 * nothing at all. See {@code benchmarks/README.md}. Exit code 1 when a gate is missed.
 */
public final class GatewayBenchmark {

    private static final double OF_PEER = 5;
    private static final double OF_NGINX = 0.4;

    /** Of the requests that the library passes on alone, where that is less than {@link #OF_PEER} times the peer's: decision 27. */
    private static final double OF_LIBRARY = 0.5;

    private static final double ADDED_OF_PEER = 1 / 3.0;

    /** Where pieces of a body fill the heap, and more than one in a hundred requests waits for a collection: decision 27. */
    private static final double ADDED_OF_PEER_BY_UPLOAD = 1;

    private static final double WITH_SLOW_CLIENTS = 1.5;
    private static final int HEAP_MEGABYTES = 128;
    private static final long LEAKED_KILOBYTES = 1_024;
    private static final int LEAKED_DESCRIPTORS = 2;
    private static final int TURNS_WITH_SLOW_CLIENTS = 3;
    private static final int UPLOAD_BYTES = 1 << 20;
    private static final double WARM_UP_SECONDS = 4;

    /** Of a processor: so little is left to compile that it does not show. */
    private static final double COMPILED = 0.05;

    /** More than ours, so that no collection is held against it. */
    private static final int PEER_HEAP_MEGABYTES = 256;

    /** Of what the peer can do at most, so that nobody's answers queue. */
    private static final double SHARE_OF_PEER = 0.5;

    private static final String PEER = "Spring Cloud Gateway";
    private static final String LIBRARY = "library alone";

    private static final String NGINX = """
            daemon off;
            master_process off;
            worker_processes 1;
            pid DIRECTORY/nginx-own.pid;
            error_log DIRECTORY/nginx-error.log;
            events { worker_connections 4096; }
            http {
                access_log off;
                client_max_body_size 2m;
                client_body_temp_path DIRECTORY/nginx-body;
                proxy_temp_path DIRECTORY/nginx-proxy;
                fastcgi_temp_path DIRECTORY/nginx-fastcgi;
                uwsgi_temp_path DIRECTORY/nginx-uwsgi;
                scgi_temp_path DIRECTORY/nginx-scgi;
                keepalive_requests 1000000;
                upstream service { server 127.0.0.1:SERVICE; keepalive 128; keepalive_requests 1000000; }
                server {
                    listen 127.0.0.1:PORT;
                    location / {
                        proxy_pass http://service;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_request_buffering off;
                        proxy_max_temp_file_size 0;
                    }
                }
            }
            """;

    private static final Load.Shape SMALL =
            new Load.Shape("small JSON", StubService.SMALL, null, StubService.SMALL_BYTES);
    private static final Load.Shape PAGE =
            new Load.Shape("100 KiB JSON", StubService.PAGE, null, StubService.PAGE_BYTES);
    private static final Load.Shape UPLOAD = new Load.Shape(
            "1 MiB upload",
            StubService.UPLOAD,
            Buffer.buffer("x".repeat(UPLOAD_BYTES)),
            ("{\"received\":" + UPLOAD_BYTES + "}").length());
    private static final List<Load.Shape> SHAPES = List.of(SMALL, PAGE, UPLOAD);

    private final PrintStream out = System.out;
    private final Path checkout;
    private final int rounds;
    private final double seconds;
    private final int warmUp;
    private final int clients;
    private final int tokens;
    private final int aborted;
    private final int slow;
    private final Findings findings = new Findings();

    private GatewayBenchmark(Path checkout, List<String> options) {
        this.checkout = checkout;
        this.rounds = Sizes.number(options, "--rounds", 5);
        this.seconds = Sizes.number(options, "--seconds", 4);
        this.warmUp = Sizes.number(options, "--warm-up", 14);
        this.clients = Sizes.number(options, "--clients", 32);
        this.tokens = Sizes.number(options, "--tokens", 1_000);
        this.aborted = Sizes.number(options, "--aborted", 10_000);
        this.slow = Sizes.number(options, "--slow", 24);
    }

    /**
     * Runs it: the checkout, then {@code --rounds}, {@code --seconds}, {@code --warm-up}, {@code --clients}, {@code --tokens}, {@code --aborted} and
     * {@code --slow}.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, GeneralSecurityException {
        List<String> options = List.of(arguments).subList(1, arguments.length);
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.JULLogDelegateFactory");
        System.exit(new GatewayBenchmark(Path.of(arguments[0]).toAbsolutePath().normalize(), options).run());
    }

    /** What one subject has done with one shape, all rounds together. */
    private static final class Sum {

        private long requests;
        private double processorSeconds;
        private double seconds;
        private long wrong;
        private final List<Double> medians = new ArrayList<>();
        private final List<Double> slowest = new ArrayList<>();

        private double perSecond() {
            return requests / seconds;
        }

        private double perProcessorSecond() {
            return requests / processorSeconds;
        }

        private void steady(Load.Result turn) {
            medians.add(turn.nanos().getValueAtPercentile(50) / 1e6);
            slowest.add(turn.nanos().getValueAtPercentile(99) / 1e6);
            wrong += turn.wrong();
        }

        private double p50() {
            return PageMeasure.median(medians);
        }

        /** Of the turns, and not of all requests: when the machine itself stands still for a moment, that spoils one turn only. */
        private double p99() {
            return PageMeasure.median(slowest);
        }

        private Map<String, Object> raw() {
            Map<String, Object> raw = new LinkedHashMap<>();
            raw.put("perSecond", perSecond());
            raw.put("requests", requests);
            raw.put("processorSeconds", processorSeconds);
            raw.put("p50", p50());
            raw.put("p99", p99());
            raw.put("p99OfTurns", slowest);
            raw.put("wrong", wrong);
            return raw;
        }
    }

    private int run() throws IOException, InterruptedException, GeneralSecurityException {
        if (!Processors.canBePinned()) {
            out.println("This needs two processors and taskset (util-linux) to tell a gateway's time from its load's.");
            return 1;
        }
        Processors.leaveFirst();
        findings.put("rounds", rounds);
        findings.put("seconds", seconds);
        Path directory = Files.createTempDirectory("peregrine-benchmark");
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        List<Subject> subjects = new ArrayList<>();
        try {
            Issuer issuer = new Issuer(vertx);
            List<String> authorizations = issuer.authorizations(tokens);
            Load load = new Load(vertx, authorizations);
            Subject gateway = gateway(new StubService(vertx), issuer, directory);
            subjects.add(gateway);
            Subject peer = peer(new StubService(vertx), issuer, directory);
            subjects.add(peer);
            Subject library = library(new StubService(vertx), directory);
            subjects.add(library);
            Subject nginx = nginx(new StubService(vertx), directory);
            if (nginx != null) {
                subjects.add(nginx);
            }
            Subject direct = Subject.direct(new StubService(vertx));
            subjects.add(direct);
            out.println(
                    "Starting the gateway, a Spring Cloud Gateway, the proxy library alone"
                            + (nginx == null ? "" : " and nginx")
                            + ", to run on the first processor; a service, an identity provider and the load run on the rest …");
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            for (Subject subject : subjects) {
                subject.awaitReady(http, authorizations.get(0));
            }
            out.println("Warming up …");
            warmUp(subjects, load);
            for (Subject subject : subjects) {
                subject.pin();
            }
            Map<String, Double> rates = rates(peer, load);
            compare(subjects, gateway, peer, library, nginx, direct, rates, load);
            abort(gateway, authorizations);
            crawl(gateway, authorizations, rates.get(SMALL.name()), load);
            memory(gateway);
        } finally {
            subjects.forEach(Subject::close);
            vertx.close();
        }
        delete(directory);
        return findings.conclude(checkout, "gateway", out);
    }

    /** The access logs are large, and of no use once all has gone well. */
    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Subject gateway(StubService service, Issuer issuer, Path directory) throws IOException {
        int port = Ports.free();
        String upstream = "127.0.0.1:" + service.port();
        List<String> command = new ArrayList<>(java(HEAP_MEGABYTES));
        command.addAll(List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dperegrine.oidc.server=" + issuer.address(),
                "-Dperegrine.kafka.bootstrap-servers=",
                "-Dperegrine.gateway.upstreams.partners=" + upstream,
                "-Dperegrine.gateway.upstreams.mobility=" + upstream,
                "-Dperegrine.gateway.upstreams.scholarships=" + upstream,
                "-Dquarkus.otel.sdk.disabled=false",
                "-Dquarkus.otel.exporter.otlp.traces.protocol=http/protobuf",
                "-Dquarkus.otel.exporter.otlp.traces.endpoint=" + issuer.address(),
                "-jar",
                checkout.resolve("gateway/target/quarkus-app/quarkus-run.jar").toString()));
        return Subject.start("gateway", service, port, command, Map.of(), directory);
    }

    private Subject peer(StubService service, Issuer issuer, Path directory) throws IOException {
        int port = Ports.free();
        Path target = checkout.resolve("benchmarks/peer-spring/target");
        List<String> command = new ArrayList<>(java(PEER_HEAP_MEGABYTES));
        command.addAll(List.of(
                "-Dserver.address=127.0.0.1",
                "-Dserver.port=" + port,
                "-Dreactor.netty.http.server.accessLogEnabled=true",
                "-cp",
                target.resolve("peer-spring-1.0.0-SNAPSHOT.jar") + File.pathSeparator + target.resolve("lib") + "/*",
                "eu.peregrine.benchmarks.peer.PeerGateway"));
        Map<String, String> environment = Map.of(
                "PEER_ISSUER",
                issuer.address(),
                "PEER_UPSTREAM",
                "http://127.0.0.1:" + service.port(),
                "PEER_TRACES",
                issuer.address() + "/v1/traces");
        return Subject.start(PEER, service, port, command, environment, directory);
    }

    /** What the gateway would be without any duty. */
    private Subject library(StubService service, Path directory) throws IOException {
        int port = Ports.free();
        List<String> command = new ArrayList<>(java(HEAP_MEGABYTES));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareProxy.class.getName(),
                String.valueOf(port),
                String.valueOf(service.port())));
        return Subject.start(LIBRARY, service, port, command, Map.of(), directory);
    }

    private static List<String> java(int heapMegabytes) {
        return List.of(
                Jdk.java().toString(),
                // Heap and its pages as in deploy/Dockerfile, which says why.
                "-Xms" + heapMegabytes + "m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseTransparentHugePages",
                "-XX:+UseSerialGC",
                // It will have one, and is to arrange itself for that from the start.
                "-XX:ActiveProcessorCount=1",
                "-XX:+ExitOnOutOfMemoryError");
    }

    /** A proxy with no duties but to pass on; null where there is none. */
    private Subject nginx(StubService service, Path directory) throws IOException {
        Path program = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/sbin"))
                .map(place -> Path.of(place, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null) {
            out.println("There is no nginx on this machine (Debian: apt-get install nginx): its lines are left out.");
            return null;
        }
        int port = Ports.free();
        Path configuration = Files.writeString(
                directory.resolve("nginx.conf"),
                NGINX.replace("DIRECTORY", directory.toString())
                        .replace("SERVICE", String.valueOf(service.port()))
                        .replace("PORT", String.valueOf(port)));
        List<String> command = List.of(program.toString(), "-p", directory.toString(), "-c", configuration.toString());
        return Subject.start("nginx", service, port, command, Map.of(), directory);
    }

    /** In turns and on all processors, so that the compilers of one are at work while another has the load, until they are done. */
    private void warmUp(List<Subject> subjects, Load load) throws IOException {
        double compiling = Double.MAX_VALUE;
        for (int turn = 0; turn < warmUp && compiling > COMPILED; turn++) {
            double before = compilerSeconds(subjects);
            long began = System.nanoTime();
            for (Subject subject : subjects) {
                double time = subject.isJava() ? WARM_UP_SECONDS : 0.2;
                load.flatOut(subject.port(), SMALL, clients, time);
                load.flatOut(subject.port(), PAGE, clients, time / 4);
                load.flatOut(subject.port(), UPLOAD, clients, time / 4);
            }
            compiling = (compilerSeconds(subjects) - before) / ((System.nanoTime() - began) / 1e9);
        }
        String unfinished = compiling > COMPILED ? " The peer, which has more code, may still get faster." : "";
        out.printf(
                Locale.ROOT,
                "Warmed up; at last the compilers used %.0f parts in a hundred of a processor.%s%n",
                100 * compiling,
                unfinished);
        findings.put("compiling", compiling);
    }

    private static double compilerSeconds(List<Subject> subjects) throws IOException {
        double seconds = 0;
        for (Subject subject : subjects) {
            seconds += subject.compilerSeconds();
        }
        return seconds;
    }

    /** How many requests a second of each shape every subject is to bear. */
    private Map<String, Double> rates(Subject peer, Load load) {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (Load.Shape shape : SHAPES) {
            double most = load.flatOut(peer.port(), shape, clients, 1).perSecond();
            rates.put(shape.name(), Math.max(1, most * SHARE_OF_PEER));
        }
        return rates;
    }

    private void compare(
            List<Subject> subjects,
            Subject gateway,
            Subject peer,
            Subject library,
            Subject nginx,
            Subject direct,
            Map<String, Double> rates,
            Load load)
            throws IOException {
        Map<String, Map<Subject, Sum>> sums = new LinkedHashMap<>();
        List<Subject> turn = new ArrayList<>(subjects);
        for (int round = 0; round < rounds; round++) {
            for (Load.Shape shape : SHAPES) {
                for (Subject subject : turn) {
                    Sum sum = sums.computeIfAbsent(shape.name(), first -> new LinkedHashMap<>())
                            .computeIfAbsent(subject, first -> new Sum());
                    double before = subject.processorSeconds();
                    Load.Result most = load.flatOut(subject.port(), shape, clients, seconds / 3);
                    sum.processorSeconds += subject.processorSeconds() - before;
                    sum.requests += most.right();
                    sum.seconds += most.seconds();
                    Load.Result steady = load.steady(subject.port(), shape, rates.get(shape.name()), seconds * 2 / 3);
                    sum.steady(steady);
                    sum.wrong += most.wrong();
                }
            }
            Collections.rotate(turn, 1);
        }
        for (Load.Shape shape : SHAPES) {
            Map<Subject, Sum> found = sums.get(shape.name());
            print(shape, subjects, found, direct, rates.get(shape.name()));
            judge(
                    shape,
                    found.get(gateway),
                    found.get(peer),
                    found.get(library),
                    nginx == null ? null : found.get(nginx),
                    found.get(direct));
        }
    }

    private void print(
            Load.Shape shape, List<Subject> subjects, Map<Subject, Sum> found, Subject direct, double steady) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%s: as many as go from %d clients with %d tokens; p50 and p99 at a steady %.0f requests/s%n",
                shape.name(),
                clients,
                tokens,
                steady);
        out.printf(
                Locale.ROOT,
                "  %-22s %11s %13s %15s %8s %8s %13s%n",
                "",
                "requests/s",
                "CPU us each",
                "per CPU second",
                "p50 ms",
                "p99 ms",
                "added p99 ms");
        Sum zero = found.get(direct);
        Map<String, Object> rawOfShape = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Sum sum = found.get(subject);
            boolean process = subject.isProcess();
            out.printf(
                    Locale.ROOT,
                    "  %-22s %11.0f %13s %15s %8.2f %8.2f %13s%s%n",
                    subject.name(),
                    sum.perSecond(),
                    process ? String.format(Locale.ROOT, "%.1f", 1e6 / sum.perProcessorSecond()) : "",
                    process ? String.format(Locale.ROOT, "%.0f", sum.perProcessorSecond()) : "",
                    sum.p50(),
                    sum.p99(),
                    process ? String.format(Locale.ROOT, "%.2f", sum.p99() - zero.p99()) : "",
                    sum.wrong == 0 ? "" : "  " + sum.wrong + " WRONG");
            findings.gate(sum.wrong == 0, subject.name() + ", " + shape.name() + ": every answer right");
            rawOfShape.put(subject.name(), sum.raw());
        }
        findings.put(shape.name(), rawOfShape);
    }

    private void judge(Load.Shape shape, Sum gateway, Sum peer, Sum library, Sum nginx, Sum direct) {
        double ofPeer = gateway.perProcessorSecond() / peer.perProcessorSecond();
        double least = Math.min(OF_PEER, OF_LIBRARY * library.perProcessorSecond() / peer.perProcessorSecond());
        double added = (gateway.p99() - direct.p99()) / Math.max(0.01, peer.p99() - direct.p99());
        double most = shape.body() == null ? ADDED_OF_PEER : ADDED_OF_PEER_BY_UPLOAD;
        out.printf(
                Locale.ROOT,
                "  %.1f x the peer's requests for a CPU second (at least %.1f); added p99 %.2f of the peer's (at most %.2f)%n",
                ofPeer,
                least,
                added,
                most);
        out.printf(
                Locale.ROOT,
                "  %.2f of the library's requests for a CPU second%s%n",
                gateway.perProcessorSecond() / library.perProcessorSecond(),
                nginx == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %.2f of nginx's (target %.1f)",
                                gateway.perProcessorSecond() / nginx.perProcessorSecond(),
                                OF_NGINX));
        findings.gate(ofPeer >= least, shape.name() + ": requests for a CPU second beside the peer");
        findings.gate(added <= most, shape.name() + ": added p99 beside the peer");
    }

    private void abort(Subject gateway, List<String> authorizations) throws IOException, InterruptedException {
        Misbehaviour clientsThatLeave = new Misbehaviour(gateway.port(), authorizations);
        clientsThatLeave.abort(Math.max(1, aborted / 10));
        settle(gateway);
        int descriptors = gateway.descriptors();
        long live = gateway.liveKilobytes();
        int before = gateway.service().requests();
        clientsThatLeave.abort(aborted);
        boolean settled = settle(gateway);
        int reached = gateway.service().requests() - before;
        int leakedDescriptors = gateway.descriptors() - descriptors;
        long leaked = gateway.liveKilobytes() - live;
        out.println();
        out.printf(
                Locale.ROOT,
                "%d aborted requests, %d of which had reached the service: %+d descriptors, %d still open at the service, live"
                        + " heap of %d KiB %+d KiB%n",
                aborted,
                reached,
                leakedDescriptors,
                gateway.service().answering(),
                live,
                leaked);
        findings.put(
                "aborted", Map.of("descriptors", leakedDescriptors, "liveKilobytes", live, "leakedKilobytes", leaked));
        findings.gate(reached >= aborted / 2, "aborted requests that reach the service");
        findings.gate(settled && leakedDescriptors <= LEAKED_DESCRIPTORS, "no connection leaked by aborted requests");
        findings.gate(leaked <= LEAKED_KILOBYTES, "no memory leaked by aborted requests");
    }

    /** Waits until the service has nothing left to answer; false if that takes too long. */
    private static boolean settle(Subject gateway) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (gateway.service().answering() > 0 && System.nanoTime() < until) {
            Stack.pause(100);
        }
        // Spans wait for up to five seconds before they are exported.
        Stack.pause(6_000);
        return gateway.service().answering() == 0;
    }

    private void crawl(Subject gateway, List<String> authorizations, double rate, Load load) throws IOException {
        Misbehaviour crawling = new Misbehaviour(gateway.port(), authorizations);
        Histogram without = new Histogram(60_000_000_000L, 3);
        Histogram with = new Histogram(60_000_000_000L, 3);
        int lost = 0;
        for (int i = 0; i < TURNS_WITH_SLOW_CLIENTS; i++) {
            without.add(load.steady(gateway.port(), SMALL, rate, seconds).nanos());
            try (Misbehaviour.Slow some = crawling.new Slow(slow)) {
                // What the kernels' buffers take at once is not slow yet.
                Stack.pause(1_000);
                with.add(load.steady(gateway.port(), SMALL, rate, seconds).nanos());
                lost += some.lost();
            }
        }
        double before = without.getValueAtPercentile(99) / 1e6;
        double beside = with.getValueAtPercentile(99) / 1e6;
        out.printf(
                Locale.ROOT,
                "%d slow clients: p99 of the others %.2f ms, without them %.2f ms, ratio %.2f (at most %.1f); %d of them lost%n",
                slow,
                beside,
                before,
                beside / before,
                WITH_SLOW_CLIENTS,
                lost);
        findings.put("slowClients", Map.of("p99", beside, "p99Without", before, "lost", lost));
        findings.gate(beside <= WITH_SLOW_CLIENTS * before, "others beside slow clients");
        findings.gate(lost == 0, "slow clients that are served to the end");
    }

    private void memory(Subject gateway) throws IOException {
        boolean alive = gateway.alive();
        out.printf(
                Locale.ROOT,
                "All of it with %d MiB of heap%s%n",
                HEAP_MEGABYTES,
                alive ? ", at most " + gateway.mostResidentMegabytes() + " MiB resident" : ": it ended");
        findings.gate(alive, "a heap of " + HEAP_MEGABYTES + " MiB");
    }
}
