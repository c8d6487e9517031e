package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the running gateway share. */
@QuarkusTestResource(GatewayTestResource.class)
abstract class GatewayTestBase {

    /** Set by {@link GatewayTestResource}. */
    StubService service;

    /** Set by {@link GatewayTestResource}. */
    TestIdentityProvider provider;

    @TestHTTPResource("/")
    URI gateway;

    @BeforeEach
    void forget() {
        service.forget();
    }

    int port() {
        return gateway.getPort();
    }

    /** The head of a well-formed request with a valid token; more header lines may follow. */
    String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port() + "\r\nAuthorization: Bearer "
                + provider.token() + "\r\n";
    }

    /** A whole request without body whose answer ends the connection. */
    String get(String path) {
        return head("GET", path) + "Connection: close\r\n\r\n";
    }

    String exchange(String text) throws Exception {
        return RawClient.exchange(port(), text);
    }

    static void assertProblem(String answer, int status, String code) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
        assertThat(answer)
                .contains("\"type\":\"/problems/" + code + "\"")
                .contains("\"status\":" + status)
                .contains("\"title\":\"")
                .contains("\"detail\":\"")
                .contains("\"traceId\":\"");
    }
}
