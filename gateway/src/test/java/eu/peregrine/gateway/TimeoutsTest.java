package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every wait ends. The times are those of {@link GatewayTestResource}. */
@QuarkusTest
@Timeout(value = 15, unit = TimeUnit.SECONDS)
class TimeoutsTest extends GatewayTestBase {

    @Test
    void connecting() throws Exception {
        assertProblem(exchange(get("/api/v1/funds")), 504, "service-timeout");
    }

    @Test
    void theFirstByte() throws Exception {
        assertProblem(exchange(get("/api/v1/organisations/silent")), 504, "service-timeout");
    }

    @Test
    void anAnswerThatStopsIsCutOffAndNotEndedNicely() throws Exception {
        String answer = exchange(get("/api/v1/organisations/stall"));
        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("0123456789").doesNotContain("problem");
    }

    @Test
    void everythingTogether() throws Exception {
        long start = System.nanoTime();
        String answer = exchange(get("/api/v1/organisations/drip"));
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
        assertThat(millisSince(start)).isBetween(2_000L, 5_000L);
    }

    @Test
    void aSlowPathHasMoreTimeToBeginAndNoMoreThanItsOwn() throws Exception {
        long start = System.nanoTime();
        assertProblem(exchange(behaving("/api/v1/organisations/export", "silent")), 504, "service-timeout");
        assertThat(millisSince(start)).isBetween(1_400L, 8_000L);
    }

    @Test
    void aSlowPathHasMoreTimeAltogetherAndNoMoreThanItsOwn() throws Exception {
        long start = System.nanoTime();
        String answer = exchange(behaving("/api/v1/agreements/audit-bundle", "drip"));
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
        assertThat(millisSince(start)).isBetween(3_900L, 8_000L);
    }

    @Test
    void aClientThatStopsSending() throws Exception {
        try (RawClient client = new RawClient(port())) {
            client.send(head("POST", "/api/v1/organisations") + "Content-Length: 100\r\n\r\nhello");
            assertProblem(client.readAll(), 408, "request-timeout");
        }
    }

    @Test
    void aServiceThatStopsReading() throws Exception {
        try (RawClient client = new RawClient(port())) {
            // More than the kernels' buffers on the way hold.
            client.send(head("POST", "/api/v1/organisations/import"));
            client.send("X-Behaviour: deaf\r\nContent-Length: 60000000\r\n\r\n");
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < 60; i++) {
                        client.send("x".repeat(1_000_000));
                    }
                } catch (IOException closed) {
                    // The gateway gave up.
                }
            });
            sender.start();
            assertProblem(client.readHead() + client.readFor(500), 504, "service-timeout");
            sender.join();
        }
    }

    @Test
    void aClientThatStopsReading() throws Exception {
        try (RawClient client = new RawClient(port())) {
            client.send(get("/api/v1/organisations/endless"));
            client.readHead();
            await().atMost(6, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(service.openConnections()).allMatch("idle"::equals));
        }
    }

    @Test
    void aConnectionThatSaysNothing() throws Exception {
        try (RawClient client = new RawClient(port())) {
            client.send("GET / HTTP/1.1\r\nHost: local");
            assertThat(client.readAll()).isEmpty();
        }
    }

    /** A request to one of the paths that have time-outs of their own. */
    private String behaving(String path, String behaviour) {
        return head("GET", path) + "X-Behaviour: " + behaviour + "\r\nConnection: close\r\n\r\n";
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
