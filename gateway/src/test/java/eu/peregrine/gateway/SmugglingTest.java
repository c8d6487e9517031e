package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request smuggling shapes (RFC 9112 §11.2): every service sees whole, unambiguous requests or nothing. */
@QuarkusTest
class SmugglingTest extends GatewayTestBase {

    private static final String PATH = "/api/v1/organisations";
    private static final String CLOSE = "Connection: close\r\n\r\n";

    /** Whatever was sent: no service has seen a request that would have been hidden in another one's body. */
    @AfterEach
    void nothingWasSmuggled() {
        assertThat(service.heads()).noneMatch(head -> head.contains("/smuggled"));
        assertThat(service.heads()).allSatisfy(head -> {
            String lower = head.toLowerCase(Locale.ROOT);
            assertThat(lower.split("\r\nhost:", -1)).hasSize(2);
            assertThat(lower.contains("\r\ncontent-length:") && lower.contains("\r\ntransfer-encoding:"))
                    .isFalse();
            assertThat(head).doesNotContain("\r\n ").doesNotContain("\r\n\t");
        });
    }

    private void refused(String request, int status, String code) throws Exception {
        assertProblem(exchange(request), status, code);
        assertThat(service.requests()).isZero();
    }

    @Test
    void twoHosts() throws Exception {
        refused(head("GET", PATH) + "Host: other\r\n" + CLOSE, 400, "malformed-request");
    }

    @Test
    void noHost() throws Exception {
        refused(
                "GET " + PATH + " HTTP/1.1\r\nAuthorization: Bearer " + provider.token() + "\r\n" + CLOSE,
                400,
                "malformed-request");
    }

    @Test
    void hostThatIsNone() throws Exception {
        refused("GET " + PATH + " HTTP/1.1\r\nHost: a b@c\r\n" + CLOSE, 400, "malformed-request");
    }

    @Test
    void absoluteFormOfAnotherHost() throws Exception {
        refused(head("GET", "http://elsewhere" + PATH) + CLOSE, 400, "malformed-request");
    }

    @Test
    void absoluteFormOfTheSameHostIsServed() throws Exception {
        assertThat(exchange(head("GET", "http://localhost:" + port() + PATH) + CLOSE))
                .startsWith("HTTP/1.1 200");
        assertThat(service.lastHead()).startsWith("GET " + PATH + " HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/organisations/../students",
                "/api/v1/organisations/./x",
                "/api/v1/organisations/%2e%2e/students",
                "/api/v1/organisations/.%2E/students",
                "/api/v1/organisations%2Fstudents",
                "/api/v1/organisations/%5c..%5cstudents",
                "/api/v1/organisations//x",
                "/api/v1//organisations",
                "/api/v1/organisations/a%00b",
                "/api/v1/organisations/%zz",
                "/api/v1/organisations;x=1/y",
                "/api/v1/organisations\\..\\x",
                "/api/v1/organisations#x",
                "/api/v1/organisations/\u00e9",
                "/api/v1/organisations?a=%",
                "/api/v1/organisations/..",
                "organisations",
                "*"
            })
    void pathsThatCouldMeanAnother(String path) throws Exception {
        refused(head("GET", path) + CLOSE, 400, "malformed-request");
    }

    @Test
    void anEncodedSpellingOfACollectionIsAnother() throws Exception {
        refused(head("GET", "/api/v1/%6Frganisations") + CLOSE, 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT"})
    void methodsThatAreNeverAllowed(String method) throws Exception {
        refused(head(method, PATH) + CLOSE, 405, "method-not-allowed");
    }

    @Test
    void anUnknownMethod() throws Exception {
        refused(head("BREW", PATH) + CLOSE, 501, "method-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2c", "websocket", "TLS/1.2"})
    void upgrades(String protocol) throws Exception {
        refused(
                head("GET", PATH) + "Upgrade: " + protocol + "\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
                        + "Connection: Upgrade, HTTP2-Settings, close\r\n\r\n",
                400,
                "upgrade-refused");
    }

    @Test
    void http2WithPriorKnowledge() throws Exception {
        String answer = exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        assertThat(answer).doesNotContain(" 200 ");
        assertThat(service.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 5 5\r\n",
                "Content-Length : 5\r\n",
                "X-Nul: a\u0000b\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: chunked, chunked\r\n",
                "Transfer-Encoding: \u000bchunked\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Authorization: Bearer other\r\n",
                "Bad Name: x\r\n",
            })
    void framingThatCouldMeanAnother(String lines) throws Exception {
        String answer = exchange(
                head("POST", PATH) + lines
                        + "Connection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\nGET /api/v1/organisations/smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1\\.[01] (400|501) .*");
        assertThat(service.requests()).isZero();
    }

    @Test
    void contentLengthBesideTransferEncodingIsDropped() throws Exception {
        String answer = exchange(head("POST", PATH)
                + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + "5\r\nhello\r\n0\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1\\.1 (200|400) .*");
        if (answer.startsWith("HTTP/1.1 200")) {
            assertThat(answer).endsWith("received 5");
        }
    }

    @Test
    void aRequestHiddenBehindAnotherFramingIsNotServed() throws Exception {
        exchange(head("POST", PATH) + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + "GET /api/v1/organisations/smuggled HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        // Read as a request of its own it has no token, and goes nowhere; nothingWasSmuggled() looks.
    }

    @Test
    void foldedHeadersArriveUnfolded() throws Exception {
        String answer = exchange(head("GET", PATH) + "X-Folded: one\r\n two\r\n" + CLOSE);
        assertThat(answer).matches("(?s)HTTP/1\\.1 (200|400) .*");
    }

    @Test
    void headsThatAreTooLarge() throws Exception {
        assertThat(exchange(head("GET", PATH + "?q=" + "x".repeat(9000)) + CLOSE))
                .matches("(?s)HTTP/1.[01] 414 .*");
        assertThat(exchange(head("GET", PATH) + "X-Large: " + "x".repeat(20_000) + "\r\n" + CLOSE))
                .matches("(?s)HTTP/1.[01] 431 .*");
        assertThat(service.requests()).isZero();
    }

    @Test
    void lineFeedsInHeadersAddNothing() throws Exception {
        exchange(head("GET", PATH) + "X-A: 1\nX-Forwarded-User: root\r\n" + CLOSE);
        assertThat(service.heads()).noneMatch(head -> head.contains("root"));
    }

    @Test
    void aBrokenChunkEndsTheRequest() throws Exception {
        String answer = exchange(head("POST", PATH) + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"
                + "GET /api/v1/organisations/smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).doesNotContain(" 200 ");
    }
}
