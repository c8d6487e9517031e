package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies of a gibibyte. */
@QuarkusTest
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class LargeBodiesTest extends GatewayTestBase {

    private static final int PIECE = 64 << 10;

    @ParameterizedTest
    @CsvSource({"large, content-length, 1073741824", "large-chunked, transfer-encoding, chunked"})
    void anAnswerPassesToItsLastByte(String behaviour, String header, String value) throws Exception {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        // A path that may take longer than the others altogether.
                        HttpRequest.newBuilder(gateway.resolve("/api/v1/organisations/export"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Authorization", "Bearer " + provider.token())
                                .header("X-Behaviour", behaviour)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue(header)).contains(value);
        try (InputStream body = answer.body()) {
            body.skipNBytes(StubService.LARGE - StubService.LAST.length());
            assertThat(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(StubService.LAST);
        }
    }

    @Test
    void anUploadThatNamesNoLengthIsRefusedOnceItIsBeyondItsLimitAndNoServiceGetsTheWhole() throws Exception {
        AtomicLong sent = new AtomicLong();
        try (RawClient client = new RawClient(port())) {
            client.send(head("POST", "/api/v1/organisations") + "Transfer-Encoding: chunked\r\n\r\n");
            Thread sender = new Thread(() -> {
                String piece = Integer.toHexString(PIECE) + "\r\n" + "x".repeat(PIECE) + "\r\n";
                try {
                    while (sent.addAndGet(PIECE) < StubService.LARGE) {
                        client.send(piece);
                    }
                    client.send(piece + "0\r\n\r\n");
                } catch (IOException closed) {
                    // The gateway has heard enough.
                }
            });
            sender.start();
            assertProblem(client.readAll(), 413, "body-too-large");
            sender.join();
        }
        assertThat(sent.get()).isLessThan(StubService.LARGE);
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(service.openConnections()).allMatch("idle"::equals));
        assertThat(service.requests()).as("it was on its way to the service").isEqualTo(1);
        assertThat(service.whole()).as("and was broken off").isZero();
    }
}
