package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances of a service: who gets a request, and who gets none for a while. */
@QuarkusTest
@TestProfile(InstancesTest.OfOneService.class)
class InstancesTest {

    private static final int INSTANCES = 3;
    /** The largest body that is kept. */
    private static final int KEPT = 64 << 10;

    private static final String PATH = "/api/v1/organisations/x";

    /** Without the services that the other tests share. */
    public static class OfOneService implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(ThreeInstances.class));
        }
    }

    /** Three instances of one service; they are checked often and spared for a short time. */
    public static class ThreeInstances implements QuarkusTestResourceLifecycleManager {

        private TestIdentityProvider provider;
        private final List<StubService> instances = new ArrayList<>();

        @Override
        public Map<String, String> start() {
            try {
                provider = new TestIdentityProvider(0);
                for (int i = 0; i < INSTANCES; i++) {
                    instances.add(new StubService());
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return Map.of(
                    "peregrine.oidc.server",
                    provider.issuer(),
                    "peregrine.gateway.upstreams.partners",
                    instances.stream().map(i -> "localhost:" + i.port()).collect(Collectors.joining(",")),
                    "peregrine.gateway.health.interval",
                    "100MS",
                    "peregrine.gateway.health.ejection",
                    "2S");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(provider, new TestInjector.MatchesType(TestIdentityProvider.class));
            injector.injectIntoFields(instances, new TestInjector.MatchesType(List.class));
        }

        @Override
        public void stop() {
            try {
                for (StubService instance : instances) {
                    instance.close();
                }
                provider.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    TestIdentityProvider provider;

    List<StubService> instances;

    @TestHTTPResource("/")
    URI gateway;

    @BeforeEach
    void everybodyIsWellAgain() {
        getWell();
        instances.forEach(StubService::forget);
        await().atMost(20, TimeUnit.SECONDS).until(() -> {
            instances.forEach(StubService::forget);
            send(INSTANCES);
            return instances.stream().allMatch(i -> i.requests() == 1);
        });
        instances.forEach(StubService::forget);
    }

    @AfterEach
    void getWell() {
        for (StubService instance : instances) {
            instance.ready(true);
            instance.always(null);
        }
    }

    @Test
    void aRequestGoesToTheInstanceWithTheFewestToAnswer() throws Exception {
        List<RawClient> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                waiting.add(new RawClient(gateway.getPort()).send(get("/api/v1/organisations/silent")));
                int sent = i + 1;
                await().atMost(10, TimeUnit.SECONDS).until(() -> answered() == sent);
            }
            List<StubService> busy =
                    instances.stream().filter(i -> i.requests() == 1).toList();
            assertThat(busy).as("the second went to another").hasSize(2);

            assertThat(send(12)).allMatch(answer -> answer.startsWith("HTTP/1.1 200 "));

            // A request counts for a moment after its answer has arrived, and then all are equally busy.
            assertThat(busy.stream().mapToLong(StubService::requests).sum()).isLessThanOrEqualTo(4);
        } finally {
            for (RawClient client : waiting) {
                client.close();
            }
        }
    }

    @Test
    void anInstanceThatIsNotReadyGetsNoneUntilItIs() throws Exception {
        StubService draining = instances.get(1);
        draining.ready(false);
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            draining.forget();
            send(2 * INSTANCES);
            return draining.requests() == 0;
        });
        draining.ready(true);
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            send(INSTANCES);
            return draining.requests() > 0;
        });
    }

    @Test
    void whatOneInstanceBreaksOffAnotherAnswersAndTheOneIsSparedAfterThree() throws Exception {
        instances.get(2).always("close");

        assertThat(send(40)).allMatch(answer -> answer.startsWith("HTTP/1.1 200 "));

        assertThat(instances.get(2).requests()).isBetween(1L, 3L);
        instances.get(2).always(null);
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            send(INSTANCES);
            return instances.get(2).requests() > 3;
        });
    }

    @Test
    void anAnswerOf500IsAnAnswerWhichPassesAndIsNotAskedForAgainAndNobodyIsSparedForIt() throws Exception {
        instances.forEach(i -> i.always("error"));
        int each = 10;

        for (int i = 0; i < each * INSTANCES; i++) {
            for (String answer :
                    List.of(send(1).get(0), write("Idempotency-Key: 6-" + i + "\r\n", "{}"), write("", "{}"))) {
                assertThat(answer).startsWith("HTTP/1.1 500 ").endsWith("\r\n\r\nsorry");
            }
        }

        assertThat(answered()).as("each was sent once").isEqualTo(3 * each * INSTANCES);
        assertThat(instances).allMatch(i -> i.requests() > each);
    }

    @Test
    void aChangeThatNobodyWouldRecogniseIsNeverSentTwice() throws Exception {
        instances.forEach(i -> i.always("close"));
        assertThat(write("", "")).startsWith("HTTP/1.1 502 ");
        assertThat(answered()).isEqualTo(1);
    }

    @Test
    void aChangeWithAKeyIsSentAgainOnceWhileItsBodyIsStillHere() throws Exception {
        assertThat(timesSent(PATH, "Idempotency-Key: 1\r\n", "")).as("no body").isEqualTo(2);
        assertThat(timesSent(PATH, "Idempotency-Key: 2\r\n", "{}"))
                .as("a small body, which is kept")
                .isEqualTo(2);
        assertThat(timesSent(PATH, "Idempotency-Key: 3\r\n", "x".repeat(KEPT + 1)))
                .as("a large body, which has passed")
                .isEqualTo(1);
        assertThat(timesSent(PATH, "", "{}")).as("no key").isEqualTo(1);
        assertThat(timesSent("/api/v1/organisations/import", "Idempotency-Key: 4\r\n", "{}"))
                .as("an import, which no service knows again")
                .isEqualTo(1);
    }

    private long timesSent(String path, String headers, String body) throws Exception {
        everybodyIsWellAgain();
        instances.forEach(i -> i.always("close"));
        assertThat(write(path, headers, body)).startsWith("HTTP/1.1 502 ");
        return answered();
    }

    @Test
    void theSecondInstanceGetsTheWholeBody() throws Exception {
        instances.get(2).always("close");
        for (int i = 0; i < 2 * INSTANCES; i++) {
            assertThat(write("Idempotency-Key: 5-" + i + "\r\n", "x".repeat(KEPT)))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("received " + KEPT);
        }
        assertThat(instances.get(2).requests()).isPositive();
    }

    @Test
    void aChangeWithAKeyReachesAnotherInstanceWhereOneCannotBeConnectedTo() throws Exception {
        StubService gone = instances.get(1);
        int port = gone.port();
        gone.close();
        try {
            for (int i = 0; i < INSTANCES; i++) {
                assertThat(write("Idempotency-Key: 3-" + i + "\r\n", "{}")).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            instances.set(1, new StubService(port));
        }
    }

    @Test
    void whatTheFirstInstanceMayHaveDoneIsNotCalledUndoneWhenThereIsNoSecond() throws Exception {
        StubService only = instances.get(0);
        instances.get(1).ready(false);
        instances.get(2).ready(false);
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            instances.forEach(StubService::forget);
            send(INSTANCES);
            return only.requests() == INSTANCES;
        });
        only.always("silent");
        int port = only.port();
        try (RawClient client = new RawClient(gateway.getPort())) {
            client.send(post(PATH, "Idempotency-Key: 6\r\n", "{}"));
            await().atMost(10, TimeUnit.SECONDS).until(() -> only.requests() > INSTANCES);
            only.close();
            String answer = client.readAll();
            GatewayTestBase.assertProblem(answer, 502, "service-failed");
        } finally {
            instances.set(0, new StubService(port));
        }
    }

    @Test
    void anInstanceThatIsGoneIsNotAskedAndComesBackOnceItIsThere() throws Exception {
        StubService gone = instances.get(0);
        int port = gone.port();
        gone.close();
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> send(2 * INSTANCES).stream().allMatch(a -> a.startsWith("HTTP/1.1 200 ")));
        StubService again = new StubService(port);
        instances.set(0, again);
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            assertThat(send(INSTANCES)).allMatch(a -> a.startsWith("HTTP/1.1 200 "));
            return again.requests() > 0;
        });
    }

    @Test
    void withNoInstanceLeftTheAnswerComesAtOnce() throws Exception {
        instances.forEach(i -> i.ready(false));
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            instances.forEach(StubService::forget);
            return send(1).get(0).startsWith("HTTP/1.1 503 ") && answered() == 0;
        });
        String answer = send(1).get(0);
        GatewayTestBase.assertProblem(answer, 503, "service-unavailable");
        assertThat(answer).containsIgnoringCase("Retry-After: 2");
        assertThat(answered()).isZero();
    }

    private long answered() {
        return instances.stream().mapToLong(StubService::requests).sum();
    }

    private List<String> send(int requests) throws IOException {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            answers.add(RawClient.exchange(gateway.getPort(), get(PATH)));
        }
        return answers;
    }

    private String write(String headers, String body) throws IOException {
        return write(PATH, headers, body);
    }

    private String write(String path, String headers, String body) throws IOException {
        return RawClient.exchange(gateway.getPort(), post(path, headers, body));
    }

    private String post(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost:" + gateway.getPort() + "\r\nAuthorization: Bearer "
                + provider.token() + "\r\nConnection: close\r\n" + headers + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost:" + gateway.getPort() + "\r\nAuthorization: Bearer "
                + provider.token() + "\r\nConnection: close\r\n\r\n";
    }
}
