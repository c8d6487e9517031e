package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the proxy library leaves open, one test or more for each row of docs/decisions/0005. */
@QuarkusTest
class KnownGapsTest extends GatewayTestBase {

    @Test
    void headersOfOneHopStayBehindOnTheWayBack() throws Exception {
        String answer = exchange(get("/api/v1/organisations/hop"));
        String lower = answer.toLowerCase(Locale.ROOT);
        assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\nok");
        assertThat(lower)
                .contains("x-kept: yes")
                .doesNotContain("keep-alive")
                .doesNotContain("proxy-")
                .doesNotContain("\r\nte:")
                .doesNotContain("trailer")
                .doesNotContain("upgrade");
    }

    @Test
    void headersThatTheServiceNominatesStayBehind() throws Exception {
        assertThat(exchange(get("/api/v1/organisations/hop")).toLowerCase(Locale.ROOT))
                .doesNotContain("x-inner");
    }

    @Test
    void headersOfOneHopAndNominatedOnesStayBehindOnTheWayIn() throws Exception {
        exchange(head("GET", "/api/v1/organisations")
                + "Connection: close, X-Mine\r\nX-Mine: 1\r\nX-Kept: 1\r\nKeep-Alive: 5\r\nTE: trailers\r\n"
                + "Proxy-Authorization: Basic x\r\nProxy-Connection: keep-alive\r\nTrailer: X-Sum\r\n\r\n");
        assertThat(service.lastHead().toLowerCase(Locale.ROOT))
                .contains("x-kept: 1")
                .doesNotContain("x-mine")
                .doesNotContain("keep-alive: 5")
                .doesNotContain("\r\nte:")
                .doesNotContain("proxy-")
                .doesNotContain("trailer");
    }

    @Test
    void aNominatedAuthorizationIsNotReplacedByAnything() throws Exception {
        exchange(head("GET", "/api/v1/organisations") + "Connection: close, Authorization\r\n\r\n");
        // The service then refuses: nobody gains rights by nominating.
        assertThat(service.lastHead().toLowerCase(Locale.ROOT)).doesNotContain("authorization");
    }

    @Test
    void webSocketsAreRefusedAndNoServiceSeesThem() throws Exception {
        String answer = exchange(head("GET", "/api/v1/organisations")
                + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertProblem(answer, 400, "upgrade-refused");
        assertThat(service.requests()).isZero();
    }

    @Test
    void theBodyIsAskedForOnlyAfterTokenAndSize() throws Exception {
        String expect = "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n";
        try (RawClient client = new RawClient(port())) {
            client.send(head("POST", "/api/v1/organisations") + expect);
            assertThat(client.readHead()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            client.send("hello");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK");
        }
        assertThat(service.lastHead().toLowerCase(Locale.ROOT)).doesNotContain("expect");

        service.forget();
        String noToken =
                "POST /api/v1/organisations HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
        try (RawClient client = new RawClient(port())) {
            assertThat(client.send(noToken).readHead()).startsWith("HTTP/1.1 401 ");
        }
        try (RawClient client = new RawClient(port())) {
            client.send(
                    head("POST", "/api/v1/organisations") + "Expect: 100-continue\r\nContent-Length: 2000000\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 413 ");
        }
        assertThat(service.requests()).isZero();
    }

    @Test
    void anotherExpectationIsRefused() throws Exception {
        assertProblem(
                exchange(head("GET", "/api/v1/organisations") + "Connection: close\r\nExpect: miracles\r\n\r\n"),
                417,
                "expectation-failed");
    }

    @Test
    void aServiceThatIsNotThereIs502() throws Exception {
        assertProblem(exchange(get("/api/v1/students")), 502, "service-unreachable");
    }

    @Test
    void aServiceThatBreaksOffBeforeItAnswersIs502() throws Exception {
        assertProblem(exchange(get("/api/v1/organisations/close")), 502, "service-failed");
        assertProblem(exchange(get("/api/v1/organisations/garbage")), 502, "service-failed");
        assertProblem(exchange(get("/api/v1/organisations/coding")), 502, "service-failed");
    }

    @Test
    void anUnaskedForSwitchOfProtocolsIs502() throws Exception {
        assertProblem(exchange(get("/api/v1/organisations/switch")), 502, "service-failed");
    }

    @Test
    void moreThanThePoolAndItsQueueHoldIs503() throws Exception {
        RawClient[] clients = new RawClient[24];
        int overloaded = 0;
        int late = 0;
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new RawClient(port());
            clients[i].send(get("/api/v1/organisations/silent"));
        }
        for (RawClient client : clients) {
            String answer = client.readAll();
            client.close();
            if (answer.startsWith("HTTP/1.1 503")) {
                assertProblem(answer, 503, "overloaded");
                assertThat(answer.toLowerCase(Locale.ROOT)).contains("retry-after: ");
                overloaded++;
            } else {
                assertProblem(answer, 504, "service-timeout");
                late++;
            }
        }
        assertThat(overloaded).isGreaterThanOrEqualTo(8);
        assertThat(late).isGreaterThanOrEqualTo(8);
    }

    @Test
    void theClientsOwnForwardedHeadersAreReplaced() throws Exception {
        exchange(head("GET", "/api/v1/organisations")
                + "Connection: close\r\nForwarded: for=6.6.6.6\r\nX-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Host: evil\r\n"
                + "X-Forwarded-Proto: gopher\r\nX-Forwarded-User: root\r\nX-Real-IP: 6.6.6.6\r\n\r\n");
        assertThat(service.lastHead())
                .contains("Forwarded: for=127.0.0.1;host=\"localhost:" + port() + "\";proto=http\r\n")
                .contains("X-Forwarded-For: 127.0.0.1\r\n")
                .contains("X-Forwarded-Host: localhost:" + port() + "\r\n")
                .contains("X-Forwarded-Proto: http\r\n")
                .doesNotContain("6.6.6.6")
                .doesNotContain("evil")
                .doesNotContain("root");
    }

    @Test
    void trailersDoNotPass() throws Exception {
        String answer = exchange(get("/api/v1/organisations/trailers"));
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("X-Sum").contains("\r\nok\r\n0\r\n");
        exchange(head("POST", "/api/v1/organisations")
                + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n");
        assertThat(service.lastHead()).doesNotContain("X-Sum");
    }

    @Test
    void aClientOfHttp10IsRefused() throws Exception {
        String answer = exchange("GET /api/v1/organisations HTTP/1.0\r\nHost: localhost\r\n\r\n");
        assertThat(answer).contains(" 505 ").contains("/problems/version-not-supported");
        assertThat(service.requests()).isZero();
    }

    @Test
    void aServiceOfHttp10IsReadToItsEnd() throws Exception {
        assertThat(exchange(get("/api/v1/organisations/old")))
                .startsWith("HTTP/1.1 200")
                .contains("hello");
        assertThat(exchange(get("/api/v1/organisations/until-close")))
                .startsWith("HTTP/1.1 200")
                .contains("hello");
    }

    @Test
    void anotherSpellingOfChunkedIsUnderstoodBothWays() throws Exception {
        assertThat(exchange(get("/api/v1/organisations/capital-chunked")))
                .startsWith("HTTP/1.1 200")
                .contains("ok");
        assertThat(exchange(head("POST", "/api/v1/organisations")
                        + "Connection: close\r\nTransfer-Encoding: CHUNKED\r\n\r\n5\r\nhello\r\n0\r\n\r\n"))
                .endsWith("received 5");
    }

    /** The proxy library reads them, and an answer that it cannot read is none. */
    @Test
    void anAnswerWithDatesThatAreNoneIs502() throws Exception {
        assertProblem(exchange(get("/api/v1/organisations/bad-dates")), 502, "service-failed");
    }

    /** What follows an answer cannot be told from the beginning of the next one before that is asked for; it fails, and is not believed. */
    @ParameterizedTest
    @ValueSource(strings = {"too-long", "two-answers"})
    void whatAServiceSaysBeyondItsAnswerReachesNobody(String behaviour) throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(exchange(get("/api/v1/organisations/" + behaviour)))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("\r\n\r\nok");
            String next = exchange(get("/api/v1/organisations"));
            if (!next.startsWith("HTTP/1.1 200 ")) {
                assertProblem(next, 502, "service-failed");
                next = exchange(get("/api/v1/organisations"));
            }
            assertThat(next).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\nreceived 0");
        }
    }

    @Test
    void answersWithoutABodyHaveNone() throws Exception {
        assertThat(exchange(get("/api/v1/organisations/empty")))
                .startsWith("HTTP/1.1 204")
                .endsWith("\r\n\r\n")
                .doesNotContainIgnoringCase("transfer-encoding");
        assertThat(exchange(get("/api/v1/organisations/unchanged")))
                .startsWith("HTTP/1.1 304")
                .endsWith("\r\n\r\n")
                .doesNotContainIgnoringCase("transfer-encoding");
        assertThat(exchange(head("HEAD", "/api/v1/organisations") + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-length: 10")
                .endsWith("\r\n\r\n");
    }

    @Test
    void aServicesOwnProblemPassesAsItIs() throws Exception {
        assertThat(exchange(get("/api/v1/organisations/teapot")))
                .startsWith("HTTP/1.1 418 I'm a teapot")
                .endsWith("{\"status\":418}");
    }

    @Test
    void aConnectionServesManyRequestsAndPipelinedOnes() throws Exception {
        String ordinary = head("POST", "/api/v1/organisations") + "Content-Length: 3\r\n\r\nabc";
        String answers = exchange(ordinary + ordinary + get("/api/v1/organisations"));
        assertThat(answers.split("received 3", -1)).hasSize(3);
        assertThat(answers).endsWith("received 0");
    }
}
