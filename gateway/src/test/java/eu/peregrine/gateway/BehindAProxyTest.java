package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway behind a proxy that it was told to believe, as deploy/README.md says. */
@QuarkusTest
@TestProfile(BehindAProxyTest.Believed.class)
class BehindAProxyTest extends GatewayTestBase {

    /** The proxy is the test itself; each address may do one thing without a token. */
    public static class Believed implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "quarkus.http.proxy.trusted-proxies",
                    "127.0.0.1",
                    "peregrine.gateway.rates.anonymous",
                    "1");
        }
    }

    @Test
    void addressesAreThoseThatTheProxyTells() throws Exception {
        assertThat(withoutToken("192.0.2.1")).startsWith("HTTP/1.1 200 ");
        assertThat(service.lastHead())
                .contains("X-Forwarded-For: 192.0.2.1\r\n")
                .contains("X-Forwarded-Proto: https\r\n")
                .contains("Forwarded: for=192.0.2.1;");
        assertThat(withoutToken("192.0.2.1")).startsWith("HTTP/1.1 429 ");
        assertThat(withoutToken("192.0.2.2")).as("another's share").startsWith("HTTP/1.1 200 ");
    }

    private String withoutToken(String client) throws Exception {
        return exchange(
                "POST /api/v1/agreements/links/look HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: "
                        + client + "\r\nX-Forwarded-Proto: https\r\nContent-Length: 2\r\n\r\n{}");
    }
}
