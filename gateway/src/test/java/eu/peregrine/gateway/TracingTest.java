package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With tracing switched on, each request is one span of the gateway's, exported as OTLP to a collector. */
@QuarkusTest
@WithTestResource(TracingTest.Collector.class)
class TracingTest extends GatewayTestBase {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    /** Takes what is exported, protobuf read as Latin-1: texts stand in it as they are, ids as their bytes. */
    public static class Collector implements QuarkusTestResourceLifecycleManager {

        private static final List<String> EXPORTED = new CopyOnWriteArrayList<>();

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            server.createContext("/v1/traces", exchange -> {
                EXPORTED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.bsp.schedule.delay", "50MS",
                    "quarkus.otel.exporter.otlp.traces.protocol", "http/protobuf",
                    "quarkus.otel.exporter.otlp.traces.endpoint",
                            "http://localhost:" + server.getAddress().getPort());
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @BeforeEach
    void forgetSpans() {
        Collector.EXPORTED.clear();
    }

    @Test
    void aSpanIsTheCallersChildAndTheServicesParentAndNamesNobody() throws Exception {
        exchange(head("GET", "/api/v1/organisations/Jean.Dupont?q=Dupont") + "Connection: close\r\ntraceparent: 00-"
                + TRACE + "-b7ad6b7169203331-01\r\ntracestate: a=b\r\n\r\n");
        assertThat(service.lastHead()).contains("tracestate: a=b");
        String span = spanBelow(TRACE);
        assertThat(exported(span))
                .contains(bytes(TRACE), bytes("b7ad6b7169203331"), "GET /api/v1/organisations/{id}")
                .doesNotContain("Dupont", "127.0.0.1");
    }

    @Test
    void aRequestWithoutATraceBeginsOne() throws Exception {
        exchange(get("/api/v1/organisations"));
        Matcher parent = Pattern.compile("traceparent: 00-([0-9a-f]{32})-([0-9a-f]{16})-01\r\n")
                .matcher(service.lastHead());
        assertThat(parent.find()).isTrue();
        assertThat(exported(parent.group(2))).contains(bytes(parent.group(1)));
    }

    @Test
    void aCallerThatDoesNotRecordIsNotRecorded() throws Exception {
        exchange(head("GET", "/api/v1/organisations") + "Connection: close\r\ntraceparent: 00-" + TRACE
                + "-b7ad6b7169203331-00\r\n\r\n");
        assertThat(service.lastHead()).containsPattern("traceparent: 00-" + TRACE + "-[0-9a-f]{16}-00\r\n");
    }

    @Test
    void aRefusalIsASpanToo() throws Exception {
        assertProblem(
                exchange("GET /api/v1/organisations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
                401,
                "unauthenticated");
        await().until(() -> Collector.EXPORTED.stream().anyMatch(batch -> batch.contains("unauthenticated")));
    }

    private String spanBelow(String trace) {
        Matcher parent = Pattern.compile("traceparent: 00-" + trace + "-([0-9a-f]{16})-01\r\n")
                .matcher(service.lastHead());
        assertThat(parent.find()).isTrue();
        return parent.group(1);
    }

    /** The batch with this span. */
    private static String exported(String span) {
        return await().until(
                        () -> Collector.EXPORTED.stream()
                                .filter(batch -> batch.contains(bytes(span)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
