package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.Identities;
import eu.peregrine.local.Tokens;
import eu.peregrine.system.SteadyClient.Collection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What deploy/README.md says of a restart without an interruption, with clients that read and write all the time. Of three instances of
 * a service one is killed, and while it comes back the others are restarted, one after the other. Of each other service a new
 * instance is started and then the old one stopped, as a rolling update does. Last, one of two gateways is restarted.
 */
class RollingRestartIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CLIENTS = 4;
    private static final int WRITERS = 8;
    private static final long PAUSE_MILLIS = 50;

    /** Where instances may be; ports are a hundred apart, and below those that connections take. */
    private static final Map<String, List<Integer>> PORTS = Map.of(
            "partners",
            List.of(8081, 8181, 8281),
            "mobility",
            List.of(8082, 8182),
            "scholarships",
            List.of(8083, 8183));

    /** The service that is restarted in place; of each other one the last place is left for the new instance. */
    private static final String IN_PLACE = "partners";

    /** Quicker than by default, in proportion. */
    private static final Map<String, String> SERVICE = Map.of("QUARKUS_SHUTDOWN_DELAY", "2S");

    /** The instances that run. */
    private static final Map<String, List<Instance>> SERVICES = new LinkedHashMap<>();

    private static final List<Instance> GATEWAYS = new ArrayList<>();

    private static Run infrastructure;

    @BeforeAll
    static void start() throws IOException {
        infrastructure = Run.start("infra", "--fresh");
        infrastructure.until("Ctrl-C", PATIENCE.multipliedBy(4));
        Map<String, String> gateway = new LinkedHashMap<>(Map.of(
                "QUARKUS_SHUTDOWN_DELAY", "2S",
                "PEREGRINE_GATEWAY_HEALTH_INTERVAL", "500MS",
                "PEREGRINE_KAFKA_BOOTSTRAP_SERVERS", "localhost:19092",
                // All clients are one subject.
                "PEREGRINE_GATEWAY_RATES_CLIENT", "1000000",
                "PEREGRINE_GATEWAY_METRICS_OPEN", "true",
                "PEREGRINE_GATEWAY_ACCESS_LOG", "false"));
        for (String name : List.of("partners", "mobility", "scholarships")) {
            List<Integer> ports = PORTS.get(name);
            List<Instance> instances = new CopyOnWriteArrayList<>();
            SERVICES.put(name, instances);
            for (int port : name.equals(IN_PLACE) ? ports : ports.subList(0, 1)) {
                Instance instance = Instance.at(name + "-service", port, SERVICE);
                instance.start();
                instances.add(instance);
            }
            gateway.put(
                    "PEREGRINE_GATEWAY_UPSTREAMS_" + name.toUpperCase(Locale.ROOT),
                    ports.stream().map(port -> "localhost:" + port).collect(Collectors.joining(",")));
        }
        for (int i = 0; i < 2; i++) {
            Instance instance = Instance.at("gateway", 8080 + 100 * i, gateway);
            instance.start();
            GATEWAYS.add(instance);
        }
        SERVICES.values().forEach(instances -> instances.forEach(Instance::awaitReady));
        GATEWAYS.forEach(Instance::awaitReady);
    }

    @AfterAll
    static void stop() {
        GATEWAYS.forEach(Instance::kill);
        SERVICES.values().forEach(instances -> instances.forEach(Instance::kill));
        infrastructure.close();
    }

    @Test
    void nobodyNoticesThatInstancesComeAndGo() throws Exception {
        List<Collection> collections = collections();
        SteadyClient.Seen seen = new SteadyClient.Seen();
        ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS + WRITERS);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            send(clients, CLIENTS, PAUSE_MILLIS, collections, seen);
            await("load").atMost(PATIENCE).until(() -> seen.requests() > 200);

            // So that the one which is killed is busy.
            List<Future<?>> writers = send(clients, WRITERS, 1, collections.subList(0, 1), seen);
            int before = seen.requests();
            await("busy").atMost(PATIENCE).until(() -> seen.requests() > before + 200);
            Instance killed = SERVICES.get(IN_PLACE).get(2);
            killed.kill();
            await("goes on").atMost(PATIENCE).until(() -> seen.requests() > before + 400);
            writers.forEach(writer -> writer.cancel(false));

            List<CompletableFuture<Void>> renewed = new ArrayList<>();
            renewed.add(CompletableFuture.runAsync(() -> restart(IN_PLACE, killed), threads));
            SERVICES.forEach((service, instances) -> renewed.add(CompletableFuture.runAsync(
                    service.equals(IN_PLACE)
                            ? () -> instances.stream()
                                    .filter(instance -> instance != killed)
                                    .forEach(instance -> restart(service, instance))
                            : () -> replace(service),
                    threads)));
            CompletableFuture.allOf(renewed.toArray(CompletableFuture[]::new)).get(10, TimeUnit.MINUTES);
            // Half of them begin at the gateway that stops: it certainly has some to send away.
            send(clients, CLIENTS, PAUSE_MILLIS, collections, seen);
            GATEWAYS.get(1).close();
            GATEWAYS.get(1).start();
            GATEWAYS.get(1).awaitReady();

            Map<Instance, Long> then = answered();
            await("everybody is used again")
                    .atMost(PATIENCE)
                    .until(() -> answered().entrySet().stream()
                            .allMatch(now -> now.getValue() > then.get(now.getKey()) + 10));
        } finally {
            threads.shutdownNow();
            clients.shutdown();
            assertThat(clients.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
            System.out.println("  * " + seen);
        }
        assertThat(seen.failures()).isEmpty();
        assertThat(seen.toldToClose()).isPositive();
        assertThat(namesIn("office", "organisations?kind=company&limit=200", "/name/en"))
                .containsExactlyInAnyOrderElementsOf(seen.written("organisations"));
        assertThat(namesIn("office", "offerings?kind=course&limit=200", "/code"))
                .containsExactlyInAnyOrderElementsOf(seen.written("offerings"));
        assertThat(namesIn("accounting", "funds?limit=200", "/name/en"))
                .containsExactlyInAnyOrderElementsOf(seen.written("funds"));
    }

    private static List<Future<?>> send(
            ScheduledExecutorService clients,
            int number,
            long pause,
            List<Collection> collections,
            SteadyClient.Seen seen) {
        List<String> gateways = GATEWAYS.stream().map(Instance::address).toList();
        List<Future<?>> started = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            started.add(clients.scheduleWithFixedDelay(
                    new SteadyClient(gateways, i, collections, seen), 0, pause, TimeUnit.MILLISECONDS));
        }
        return started;
    }

    /** Stops an instance, starts it again, and goes on when every gateway has given it up and taken it back. */
    private static void restart(String service, Instance instance) {
        untilEveryGatewayHasTakenIt(service, instance, () -> {
            instance.close();
            instance.start();
            instance.awaitReady();
        });
        System.out.println("  * restarted " + instance);
    }

    /** Starts a new instance where the gateways have found none so far, and stops the old one when every gateway has taken it. */
    private static void replace(String service) {
        List<Instance> running = SERVICES.get(service);
        Instance old = running.get(0);
        Instance added = Instance.at(service + "-service", PORTS.get(service).get(1), SERVICE);
        untilEveryGatewayHasTakenIt(service, added, () -> {
            added.start();
            running.add(added);
            added.awaitReady();
        });
        old.close();
        running.remove(old);
        System.out.println("  * replaced " + old + " by " + added);
    }

    private static void untilEveryGatewayHasTakenIt(String service, Instance instance, Runnable start) {
        String back = service + " at " + instance.address() + " gets requests again";
        List<Long> said = GATEWAYS.stream().map(gateway -> gateway.says(back)).toList();
        start.run();
        await(back)
                .atMost(PATIENCE)
                .until(() -> IntStream.range(0, GATEWAYS.size())
                        .allMatch(i -> GATEWAYS.get(i).says(back) > said.get(i)));
    }

    private static Map<Instance, Long> answered() {
        return Stream.concat(SERVICES.values().stream().flatMap(List::stream), GATEWAYS.stream())
                .collect(Collectors.toMap(Function.identity(), Instance::answered));
    }

    private static List<Collection> collections() throws IOException {
        Tokens tokens = new Tokens("http://localhost:8090/realms/peregrine");
        String office = tokens.of(Identities.fromSeeds().user("office"));
        String accounting = tokens.of(Identities.fromSeeds().user("accounting"));
        Office.Answer funder = Office.of("office")
                .post(
                        "organisations",
                        Map.of("kind", "embassy", "name", Map.of("en", "Embassy"), "country", "FR", "city", "Paris"));
        assertThat(funder.status()).as(funder.body().toString()).isEqualTo(201);
        String funderId = funder.body().path("id").asText();
        await("the funder is known to scholarships")
                .atMost(PATIENCE)
                .until(() -> Office.of("accounting").get("funders/" + funderId).status() == 200);
        return List.of(
                new Collection(
                        "organisations",
                        office,
                        name -> Map.of(
                                "kind", "company", "name", Map.of("en", name), "country", "FR", "city", "Cachan")),
                new Collection(
                        "offerings",
                        office,
                        name -> Map.of(
                                "code",
                                name,
                                "kind",
                                "course",
                                "title",
                                Map.of("en", "Timber"),
                                "ects",
                                5,
                                "language",
                                "en",
                                "cefr",
                                "B2",
                                "iscedF",
                                "0732",
                                "level",
                                7,
                                "academicYear",
                                "2027/2028",
                                "capacity",
                                24)),
                new Collection(
                        "funds",
                        accounting,
                        name -> Map.of(
                                "funderId",
                                funderId,
                                "name",
                                Map.of("en", name),
                                "currency",
                                "EUR",
                                "period",
                                Map.of("start", "2026-09-01", "end", "2028-08-31"))));
    }

    /** Reads a list to its end. */
    private static List<String> namesIn(String client, String list, String pointer) throws IOException {
        Office office = Office.of(client);
        List<String> names = new ArrayList<>();
        String next = list;
        while (!next.isEmpty()) {
            JsonNode page = office.get(next).body();
            page.path("items").forEach(item -> names.add(item.at(pointer).asText()));
            next = page.path("next").asText("").replaceFirst("^/api/v1/", "");
        }
        return names;
    }
}
