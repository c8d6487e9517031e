package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of requests that end badly, on either side, leave nothing behind. */
@QuarkusTest
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AbortTest extends GatewayTestBase {

    private static final int ROUNDS = 400;

    @Test
    void abortedRequestsLeakNoConnection() throws Exception {
        List<Callable<Void>> sides = List.of(
                times(() -> goneAfter(get("/api/v1/organisations/silent"))),
                times(() -> goneAfter(head("POST", "/api/v1/organisations") + "Content-Length: 5000\r\n\r\nhello")),
                times(() -> goneAfter(
                        head("POST", "/api/v1/organisations") + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel")),
                times(() -> goneAfter("GET /api/v1/organisations HTTP/1.1\r\nHost: lo")),
                times(this::goneWhileReading),
                times(this::isServed),
                times(this::isServed),
                times(() -> ends(get("/api/v1/organisations/close"))),
                times(() -> ends(get("/api/v1/organisations/cut-length"))),
                times(() -> ends(get("/api/v1/organisations/cut-chunked"))));
        ExecutorService threads = Executors.newFixedThreadPool(sides.size());
        try {
            for (Future<Void> side : threads.invokeAll(sides)) {
                side.get();
            }
        } finally {
            threads.shutdownNow();
        }
        // The silent ones end with their client, so nothing is left over but idle connections of the pool …
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(service.openConnections())
                        .hasSizeLessThanOrEqualTo(8)
                        .allMatch("idle"::equals));
        // … which all still work, more of them at once than the pool holds.
        for (int i = 0; i < 40; i++) {
            assertThat(exchange(get("/api/v1/organisations"))).endsWith("received 0");
        }
    }

    @Test
    void anAnswerCutShortIsSeenAsCutShort() throws Exception {
        assertThat(exchange(get("/api/v1/organisations/cut-chunked")))
                .startsWith("HTTP/1.1 200")
                .contains("hello")
                .doesNotContain("\r\n0\r\n");
        assertThat(exchange(get("/api/v1/organisations/cut-length")))
                .startsWith("HTTP/1.1 200")
                .contains("100\r\n")
                .endsWith("0123456789");
    }

    @Test
    void anEarlyAnswerPassesWhileTheBodyGoesOn() throws Exception {
        try (RawClient client = new RawClient(port())) {
            client.send(head("POST", "/api/v1/organisations/early") + "Content-Length: 10\r\n\r\nhello");
            assertThat(client.readHead()).startsWith("HTTP/1.1 422 ");
            assertThat(client.readFor(100)).isEqualTo("no");
            client.send("hello" + get("/api/v1/organisations"));
            assertThat(client.readAll()).endsWith("received 0");
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static Callable<Void> times(Step step) {
        return () -> {
            for (int i = 0; i < ROUNDS; i++) {
                step.run();
            }
            return null;
        };
    }

    private void goneAfter(String request) throws Exception {
        RawClient client = new RawClient(port());
        client.send(request);
        client.abort();
    }

    private void goneWhileReading() throws Exception {
        RawClient client = new RawClient(port());
        client.send(get("/api/v1/organisations/endless"));
        client.readHead();
        client.abort();
    }

    /** Whatever others do, an ordinary request is never broken off in the middle. */
    private void isServed() throws Exception {
        assertThat(exchange(get("/api/v1/organisations")))
                .matches("(?s)HTTP/1.1 (200 .*received 0|503 .*overloaded.*)");
    }

    private void ends(String request) throws Exception {
        assertThat(exchange(request)).matches("(?s)HTTP/1.1 (200|502|503|504) .*");
    }
}
