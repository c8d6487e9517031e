package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import eu.peregrine.local.test.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens, told to those whom it concerns, from a real broker. */
@QuarkusTest
@TestProfile(EventStreamTest.WithEvents.class)
class EventStreamTest extends GatewayTestBase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 500;
    private static final String STAFF = "role:officer role:auditor role:admin";
    private static final String PREFIX = "eu.peregrine.gateway.test-topics";

    /** A gateway that keeps few events, and lets one subject listen often. */
    public static class WithEvents implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "peregrine.gateway.events.recent", Integer.toString(KEPT),
                    "peregrine.gateway.events.per-client", "3000",
                    "peregrine.gateway.events.heartbeat", "500MS",
                    "peregrine.gateway.events.patience", "3S");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Topics.class));
        }
    }

    /** Topics as the services would make them. */
    public static class Topics implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            String prefix = "gateway" + Long.toHexString(System.nanoTime());
            System.setProperty(PREFIX, prefix);
            TestKafka.createTopics(
                    Set.of(prefix + ".agreement", prefix + ".mobility", prefix + ".dead-letters.partners"), 3);
            return Map.of(
                    "peregrine.kafka.bootstrap-servers",
                    TestKafka.broker().bootstrapServers(),
                    "peregrine.kafka.topic-prefix",
                    prefix);
        }

        @Override
        public void stop() {
            // The broker ends with the JVM.
        }
    }

    @Inject
    EventStream stream;

    @Inject
    Router router;

    @BeforeEach
    void logIsThere() {
        await().atMost(30, TimeUnit.SECONDS).until(() -> {
            try (Listening officer = listen(provider.token(), null)) {
                return officer.response().statusCode() == 200;
            }
        });
    }

    @Test
    void anEventReachesThoseWhomItNamesAndNobodyElse() throws Exception {
        String organisation = UUID.randomUUID().toString();
        String student = UUID.randomUUID().toString();
        try (Listening officer = listen(provider.token(), null);
                Listening partner = listen(provider.tokenOf("partner", "organisation_id", organisation, 300), null);
                Listening otherPartner = listen(
                        provider.tokenOf(
                                "partner", "organisation_id", UUID.randomUUID().toString(), 300),
                        null);
                Listening person = listen(provider.tokenOf("student", "student_id", student, 300), null)) {
            String inside = send("agreement", "drafted", STAFF);
            String theirs = send("agreement", "proposed", STAFF + " organisation:" + organisation);
            String hers = send("mobility", "arrived", STAFF + " organisation:" + organisation + " person:" + student);
            String everybodys = send("agreement", "entered-into-force", STAFF + " role:partner role:student");

            await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
                assertThat(ids(officer)).containsExactlyInAnyOrder(inside, theirs, hers, everybodys);
                assertThat(ids(partner)).containsExactlyInAnyOrder(theirs, hers, everybodys);
                assertThat(ids(otherPartner)).containsExactly(everybodys);
                assertThat(ids(person)).containsExactlyInAnyOrder(hers, everybodys);
            });
            Listening.Received received = officer.events().stream()
                    .filter(each -> each.data().contains(theirs))
                    .findFirst()
                    .orElseThrow();
            assertThat(received.event()).isEqualTo("eu.peregrine.agreement.proposed.v1");
            assertThat(received.data())
                    .contains("\"specversion\":\"1.0\"", "\"subject\":\"", "\"sequence\":\"0000000000000000007\"")
                    .doesNotContain("not for the stream", organisation);
            assertThat(faults(received.data())).isEmpty();
            assertThat(officer.response().headers().firstValue("content-type")).contains("text/event-stream");
            assertThat(officer.response().headers().firstValue("cache-control")).contains("no-store");
        }
    }

    @Test
    void aListenerMayAskForSomeTypesOnly() throws Exception {
        try (Listening some = listen(provider.token(), null, "?type=mobility&type=agreement.approved")) {
            send("agreement", "drafted", STAFF);
            String approved = send("agreement", "approved", STAFF);
            String arrived = send("mobility", "arrived", STAFF);
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(ids(some)).containsExactlyInAnyOrder(approved, arrived));
        }
    }

    @Test
    void whoeverComesBackWithTheLastIdMissesNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        Listening before = listen(provider.token(), null);
        String first = send("agreement", "drafted", STAFF, key);
        await().atMost(20, TimeUnit.SECONDS).until(() -> ids(before).contains(first));
        String lastId = before.lastId();
        before.close();
        String second = send("agreement", "proposed", STAFF, key);
        String third = send("agreement", "approved", STAFF, key);
        try (Listening again = listen(provider.token(), lastId)) {
            String fourth = send("agreement", "entered-into-force", STAFF, key);
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(ids(again)).containsExactly(second, third, fourth));
        }
    }

    @Test
    void moreThanIsKeptInMemoryIsReadFromTheLogAgain() throws Exception {
        Listening before = listen(provider.token(), null);
        await().atMost(20, TimeUnit.SECONDS).until(() -> before.lastId() != null);
        String lastId = before.lastId();
        before.close();
        List<String> sent = sendMany(3 * KEPT, STAFF);
        await().atMost(20, TimeUnit.SECONDS).until(() -> {
            try (Listening now = listen(provider.token(), null)) {
                await().until(() -> now.lastId() != null);
                return !now.lastId().equals(lastId);
            }
        });
        try (Listening again = listen(provider.token(), lastId)) {
            await().atMost(30, TimeUnit.SECONDS).until(() -> again.events().size() >= sent.size());
            sent.add(send("agreement", "approved", STAFF));
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(ids(again)).containsExactlyInAnyOrderElementsOf(sent));
        }
    }

    @Test
    void aPlaceThatIsNotKeptAnyMoreIsToldOnceAndTheStreamGoesOn() throws Exception {
        String prefix = System.getProperty(PREFIX);
        TopicPartition partition = new TopicPartition(prefix + ".agreement", 0);
        Instant now = Instant.now();
        for (String lost : List.of(
                "nonsense",
                new Offsets(Map.of(partition, 0L), now.minus(25, ChronoUnit.HOURS)).text(prefix),
                new Offsets(Map.of(partition, 1_000_000_000L, new TopicPartition(prefix + ".mobility", 0), 0L), now)
                        .text(prefix))) {
            // Something must have made room, or the second place is simply behind everything.
            sendMany(KEPT + 100, STAFF);
            try (Listening again = listen(provider.token(), lost)) {
                await().atMost(20, TimeUnit.SECONDS).until(() -> !again.events().isEmpty());
                assertThat(again.events().get(0).event()).isEqualTo("reset");
                assertThat(again.events().get(0).id()).isNotEqualTo(lost);
                String next = send("agreement", "approved", STAFF);
                await().atMost(20, TimeUnit.SECONDS).until(() -> ids(again).contains(next));
                assertThat(again.events().stream().filter(each -> "reset".equals(each.event())))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aQuietListenerIsToldWhereItStands() throws Exception {
        try (Listening partner = listen(
                provider.tokenOf("partner", "organisation_id", UUID.randomUUID().toString(), 300), null)) {
            await().atMost(20, TimeUnit.SECONDS).until(() -> partner.lastId() != null);
            String before = partner.lastId();
            send("agreement", "drafted", STAFF);
            await().atMost(20, TimeUnit.SECONDS).until(() -> !before.equals(partner.lastId()));
            assertThat(partner.events()).isEmpty();
        }
    }

    @Test
    void theStreamEndsWithTheToken() throws Exception {
        Listening brief = listen(provider.tokenOf("officer", "organisation_id", "x", 3), null);
        assertThat(brief.response().statusCode()).isEqualTo(200);
        await().atMost(20, TimeUnit.SECONDS).until(brief::ended);
    }

    @Test
    void aClientThatDoesNotReadIsDroppedAndTheOthersNoticeNothing() throws Exception {
        // Those of other tests go a moment after they are closed.
        await().atMost(20, TimeUnit.SECONDS).until(() -> stream.open() == 0);
        try (Socket stuck = new Socket();
                Listening reading = listen(provider.token(), null)) {
            Channel stuckChannel = listenSlowly(stuck, null);
            await().atMost(20, TimeUnit.SECONDS).until(() -> stream.open() == 2);
            int sent = 0;
            long mostWaiting = 0;
            while (stream.open() > 1 && sent < 40_000) {
                // Fewer than are kept, so that whoever reads is never left behind.
                sendMany(KEPT / 2, STAFF);
                sent += KEPT / 2;
                int all = sent;
                await().atMost(60, TimeUnit.SECONDS)
                        .until(() -> reading.events().size() >= all || reading.ended());
                mostWaiting = Math.max(mostWaiting, waiting(stuckChannel));
            }
            await().atMost(20, TimeUnit.SECONDS).until(() -> stream.open() <= 1);
            assertThat(reading.ended()).isFalse();
            assertThat(reading.events()).hasSize(sent);
            assertThat(mostWaiting)
                    .as("bytes that wait in the gateway, not in the network")
                    .isBetween(1L, 10_000L);
        }
    }

    private static long waiting(Channel channel) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        // None once the connection is closed.
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    @Test
    void whoeverReadsSlowlyHoldsUpNobodyElsesReturn() throws Exception {
        await().atMost(20, TimeUnit.SECONDS).until(() -> stream.open() == 0);
        String lastId = placeNow();
        List<String> sent = sendMany(4 * KEPT, STAFF);
        await().atMost(30, TimeUnit.SECONDS).until(() -> count(placeNow()) >= count(lastId) + sent.size());
        await().atMost(20, TimeUnit.SECONDS).until(() -> stream.open() == 0);

        ByteArrayOutputStream received = new ByteArrayOutputStream();
        List<Socket> slow = new ArrayList<>();
        ScheduledExecutorService now = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < EventStream.READERS_AGAIN; i++) {
                slow.add(new Socket());
                listenSlowly(slow.get(i), lastId);
            }
            await().atMost(20, TimeUnit.SECONDS).until(() -> stream.open() == EventStream.READERS_AGAIN);
            Future<?> reading = now.scheduleAtFixedRate(
                    () -> {
                        received.writeBytes(read(slow.get(0), 2_048));
                        slow.subList(1, slow.size()).forEach(each -> read(each, 2_048));
                    },
                    0,
                    200,
                    TimeUnit.MILLISECONDS);
            try (Listening quick = listen(provider.token(), lastId)) {
                await().atMost(30, TimeUnit.SECONDS).until(() -> quick.events().size() >= sent.size());
                await().atMost(20, TimeUnit.SECONDS).until(() -> stream.open() == 1);
            }
            reading.cancel(false);
            assertThat(now.submit(() -> received.writeBytes(readToTheEnd(slow.get(0)))))
                    .succeedsWithin(20, TimeUnit.SECONDS);
        } finally {
            now.shutdownNow();
            for (Socket socket : slow) {
                socket.close();
            }
        }
        // What was cut off in the middle does not count, as clients of the standard have it.
        String text = received.toString(StandardCharsets.UTF_8);
        String whole = text.substring(0, text.lastIndexOf("\n\n") + 2);
        String slowId = whole.substring(whole.lastIndexOf("\nid: ") + 5)
                .lines()
                .findFirst()
                .orElseThrow();
        Set<String> missing = new HashSet<>(sent);
        missing.removeIf(whole::contains);
        assertThat(missing).hasSizeBetween(1, sent.size() - 1);
        try (Listening rest = listen(provider.token(), slowId)) {
            await().atMost(30, TimeUnit.SECONDS).until(() -> new HashSet<>(ids(rest)).containsAll(missing));
            assertThat(rest.events()).hasSizeLessThan(sent.size());
        }
    }

    /** Listens over a connection in which there is little room, and returns the gateway's side of it. */
    private Channel listenSlowly(Socket socket, String lastId) throws IOException {
        CompletableFuture<Channel> found = new CompletableFuture<>();
        Route first = router.route(EventStream.PATH).order(Integer.MIN_VALUE).handler(routing -> {
            Channel channel = ((ConnectionBase) routing.request().connection()).channel();
            channel.config().setOption(ChannelOption.SO_SNDBUF, 8_192);
            found.complete(channel);
            routing.next();
        });
        try {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            String id = lastId == null ? "" : "Last-Event-ID: " + lastId + "\r\n";
            socket.getOutputStream()
                    .write((head("GET", EventStream.PATH) + id + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return found.orTimeout(20, TimeUnit.SECONDS).join();
        } finally {
            first.remove();
        }
    }

    private static byte[] read(Socket socket, int most) {
        try {
            return socket.getInputStream()
                    .readNBytes(Math.min(most, socket.getInputStream().available()));
        } catch (IOException ended) {
            return new byte[0];
        }
    }

    private static byte[] readToTheEnd(Socket socket) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(rest);
        } catch (IOException ended) {
            // An end like any other.
        }
        return rest.toByteArray();
    }

    /** The id of the place behind the latest event that the gateway has read. */
    private String placeNow() throws Exception {
        try (Listening now = listen(provider.token(), null)) {
            await().atMost(20, TimeUnit.SECONDS).until(() -> now.lastId() != null);
            return now.lastId();
        }
    }

    private static long count(String place) {
        return Offsets.of(place, System.getProperty(PREFIX)).orElseThrow().next().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void aGatewayThatStartsGoesOnWhereTheOneBeforeItStood() throws Exception {
        String prefix = newTopics();
        String key = UUID.randomUUID().toString();
        String beginning;
        String lastId;
        try (FreshGateway before = new FreshGateway(prefix);
                Listening officer = before.listen(null)) {
            await().atMost(20, TimeUnit.SECONDS).until(() -> officer.lastId() != null);
            beginning = officer.lastId();
            String first = send(prefix, "agreement", key, Instant.now());
            await().atMost(20, TimeUnit.SECONDS).until(() -> ids(officer).contains(first));
            lastId = officer.lastId();
        }
        String second = send(prefix, "agreement", key, Instant.now());
        String third = send(prefix, "agreement", key, Instant.now());
        try (FreshGateway after = new FreshGateway(prefix);
                Listening again = after.listen(lastId);
                Listening fromTheBeginning = after.listen(beginning);
                Listening fresh = after.listen(null)) {
            String fourth = send(prefix, "agreement", key, Instant.now());
            await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
                assertThat(ids(again)).containsExactly(second, third, fourth);
                assertThat(ids(fromTheBeginning)).hasSize(4).endsWith(second, third, fourth);
                assertThat(ids(fresh)).containsExactly(fourth);
            });
        }
    }

    @Test
    void whatHappenedLongBeforeAGatewayStartedIsReadFromTheLogAgain() throws Exception {
        String prefix = newTopics();
        String place;
        try (FreshGateway before = new FreshGateway(prefix);
                Listening officer = before.listen(null)) {
            await().atMost(20, TimeUnit.SECONDS).until(() -> officer.lastId() != null);
            place = officer.lastId();
        }
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sent.add(send(
                    prefix,
                    "mobility",
                    UUID.randomUUID().toString(),
                    Instant.now().minus(1, ChronoUnit.HOURS)));
        }
        sent.add(send(prefix, "agreement", UUID.randomUUID().toString(), Instant.now()));
        try (FreshGateway after = new FreshGateway(prefix);
                Listening again = after.listen(place)) {
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(ids(again)).containsExactlyInAnyOrderElementsOf(sent));
            assertThat(again.events()).hasSize(sent.size());
        }
    }

    @Test
    void nobodyListensBeforeWhatWasThereIsRead() throws Exception {
        String prefix = newTopics();
        String key = UUID.randomUUID().toString();
        Instant now = Instant.now();
        // More than a consumer takes at once.
        int old = 30;
        int recently = 1_200;
        // Alone: the broker may not lead a new topic yet, and several batches would overtake each other.
        send(prefix, "agreement", key, now.minus(1, ChronoUnit.HOURS));
        try (KafkaProducer<String, String> producer = producer()) {
            for (int i = 1; i < old + recently; i++) {
                producer.send(event(
                        prefix,
                        "agreement",
                        "drafted",
                        STAFF,
                        key,
                        UUID.randomUUID().toString(),
                        i < old ? now.minus(1, ChronoUnit.HOURS) : now));
            }
        }
        RecentEvents recent = new RecentEvents(2 * recently, prefix);
        AtomicReference<EventLog> reading = new AtomicReference<>();
        List<Boolean> readyOnTheWay = new CopyOnWriteArrayList<>();
        try (EventLog log = new EventLog(
                TestKafka.broker().bootstrapServers(),
                prefix,
                Duration.ofMinutes(10),
                JSON,
                Clock.systemUTC(),
                recent,
                () -> readyOnTheWay.add(reading.get().ready()))) {
            reading.set(log);
            log.start();
            await().atMost(20, TimeUnit.SECONDS).until(log::ready);
            assertThat(recent.end()).isEqualTo(recently);
            assertThat(recent.at(0).offset()).isEqualTo(old);
            assertThat(readyOnTheWay).hasSizeGreaterThan(1).containsOnly(false);
        }
    }

    private static String newTopics() {
        String prefix = "fresh" + Long.toHexString(System.nanoTime());
        TestKafka.createTopics(Set.of(prefix + ".agreement", prefix + ".mobility"), 3);
        return prefix;
    }

    /** Another gateway over the same broker, with a stream of its own that begins like that of one just started. */
    private final class FreshGateway implements AutoCloseable {

        // That of the framework takes one server only, because of its metrics.
        private final Vertx vertx = Vertx.vertx();
        private final EventStream ownStream;
        private final HttpServer server;

        FreshGateway(String topicPrefix) throws Exception {
            ownStream = new EventStream(
                    bean(GatewayConfig.class),
                    Optional.of(TestKafka.broker().bootstrapServers()),
                    topicPrefix,
                    vertx,
                    JSON,
                    bean(Identity.class),
                    bean(Problems.class),
                    new SimpleMeterRegistry());
            ownStream.start(null);
            Router own = Router.router(vertx);
            new Gateway(
                            bean(RouteTable.class),
                            bean(BodyLimits.class),
                            bean(Cors.class),
                            bean(PublicPaths.class),
                            bean(Identity.class),
                            bean(ClientRates.class),
                            bean(UpstreamProxy.class),
                            ownStream,
                            bean(Portal.class),
                            bean(Problems.class),
                            bean(AccessLog.class),
                            bean(Spans.class),
                            bean(PublicAddress.class),
                            bean(GatewayConfig.class))
                    .mount(own);
            server = vertx.createHttpServer()
                    .requestHandler(own)
                    .listen(0)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        }

        private static <T> T bean(Class<T> type) {
            return CDI.current().select(type).get();
        }

        /** Listens as soon as it is let in. */
        Listening listen(String lastId) {
            URI address = URI.create("http://localhost:" + server.actualPort() + EventStream.PATH);
            return await().atMost(20, TimeUnit.SECONDS)
                    .pollInterval(10, TimeUnit.MILLISECONDS)
                    .until(
                            () -> new Listening(address, provider.token(), lastId),
                            listening -> listening.response().statusCode() == 200);
        }

        @Override
        public void close() {
            ownStream.stop(null);
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void twoThousandListenersGetTheSame() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 2_000; i++) {
                clients.add(new RawClient(port()).send(head("GET", EventStream.PATH) + "\r\n"));
            }
            for (RawClient client : clients) {
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
            }
            List<String> sent = sendMany(10, STAFF);
            for (RawClient client : clients) {
                String received = client.readUntil(sent.get(sent.size() - 1));
                assertThat(received).contains(sent.toArray(new String[0]));
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void topicsThatAppearLaterAreReadFromTheirBeginning() throws Exception {
        String prefix = System.getProperty(PREFIX);
        try (Listening officer = listen(provider.token(), null)) {
            TestKafka.createTopics(Set.of(prefix + ".award"), 3);
            String offered = send("award", "offered", STAFF);
            await().atMost(40, TimeUnit.SECONDS).until(() -> ids(officer).contains(offered));
        }
    }

    @Test
    void whatIsNoEventIsPassedOver() throws Exception {
        String prefix = System.getProperty(PREFIX);
        try (Listening officer = listen(provider.token(), null);
                KafkaProducer<String, String> producer = producer()) {
            producer.send(new ProducerRecord<>(prefix + ".agreement", "key", "no headers"))
                    .get();
            producer.send(new ProducerRecord<>(prefix + ".dead-letters.partners", "key", "{}"))
                    .get();
            String twice = send("agreement", "proposed", STAFF + " role:officer");
            await().atMost(20, TimeUnit.SECONDS).until(() -> ids(officer).contains(twice));
            String next = send("agreement", "approved", STAFF);
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(ids(officer)).containsExactly(twice, next));
        }
    }

    @Test
    void whoMayNotListenIsToldWhy() throws Exception {
        assertProblem(
                exchange("GET " + EventStream.PATH + " HTTP/1.1\r\nHost: localhost:" + port()
                        + "\r\nConnection: close\r\n\r\n"),
                401,
                "unauthenticated");
        String posted = exchange(head("POST", EventStream.PATH) + "Connection: close\r\nContent-Length: 2\r\n\r\n{}");
        assertProblem(posted, 405, "method-not-allowed");
        assertThat(posted).containsIgnoringCase("Allow: GET\r\n");
        assertProblem(
                exchange(head("GET", EventStream.PATH + "?type=Agreement*") + "Connection: close\r\n\r\n"),
                400,
                "malformed-request");
        String nobodys = exchange("GET " + EventStream.PATH + " HTTP/1.1\r\nHost: localhost:" + port()
                + "\r\nAuthorization: Bearer " + provider.tokenOfNobody() + "\r\nConnection: close\r\n\r\n");
        assertProblem(nobodys, 401, "unauthenticated");
        assertThat(nobodys).containsIgnoringCase("WWW-Authenticate: Bearer ");
        try (Listening program = listen(provider.tokenWithoutSubject(), null)) {
            assertThat(program.response().statusCode()).isEqualTo(200);
        }
    }

    /** What of an event is not as the API document describes it, or not described there. */
    private static List<String> faults(String data) throws IOException {
        JsonNode notice;
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("contracts/openapi/gateway.json")) {
            notice = JSON.readTree(document).at("/components/schemas/EventNotice");
        }
        ObjectNode strict = ((ObjectNode) notice).put("additionalProperties", false);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(strict)
                .validate(
                        JSON.readTree(data),
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private Listening listen(String token, String lastId) throws Exception {
        return listen(token, lastId, "");
    }

    private Listening listen(String token, String lastId, String query) throws Exception {
        return new Listening(gateway.resolve(EventStream.PATH + query), token, lastId);
    }

    private static List<String> ids(Listening listening) {
        return listening.events().stream()
                .filter(each -> !"reset".equals(each.event()))
                .map(each -> each.data().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private static String send(String kind, String what, String visibleTo) throws Exception {
        return send(kind, what, visibleTo, UUID.randomUUID().toString());
    }

    private static String send(String kind, String what, String visibleTo, String key) throws Exception {
        try (KafkaProducer<String, String> producer = producer()) {
            String id = UUID.randomUUID().toString();
            producer.send(event(kind, what, visibleTo, key, id)).get();
            return id;
        }
    }

    /** One as it happened at some time, in a log of its own. */
    private static String send(String prefix, String kind, String key, Instant at) throws Exception {
        try (KafkaProducer<String, String> producer = producer()) {
            String id = UUID.randomUUID().toString();
            producer.send(event(prefix, kind, "changed", STAFF, key, id, at)).get();
            return id;
        }
    }

    private static List<String> sendMany(int count, String visibleTo) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = producer()) {
            List<String> ids = new ArrayList<>(IntStream.range(0, count)
                    .mapToObj(i -> UUID.randomUUID().toString())
                    .toList());
            String key = UUID.randomUUID().toString();
            for (int i = 0; i < count - 1; i++) {
                producer.send(event("mobility", "arrived", visibleTo, i % 2 == 0 ? key : ids.get(i), ids.get(i)));
            }
            producer.flush();
            producer.send(event("mobility", "arrived", visibleTo, key, ids.get(count - 1)))
                    .get();
            return ids;
        }
    }

    private static ProducerRecord<String, String> event(
            String kind, String what, String visibleTo, String key, String id) {
        return event(System.getProperty(PREFIX), kind, what, visibleTo, key, id, Instant.now());
    }

    private static ProducerRecord<String, String> event(
            String prefix, String kind, String what, String visibleTo, String key, String id, Instant at) {
        ProducerRecord<String, String> event = new ProducerRecord<>(
                prefix + "." + kind, null, at.toEpochMilli(), key, "{\"secret\":\"not for the stream\"}");
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "/tests",
                        "ce_type",
                        "eu.peregrine." + kind + "." + what + ".v1",
                        "ce_subject",
                        key,
                        "ce_time",
                        "2026-11-29T10:00:00Z",
                        "ce_sequence",
                        "0000000000000000007",
                        "ce_visibleto",
                        visibleTo)
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }

    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestKafka.broker().bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new StringSerializer());
    }
}
