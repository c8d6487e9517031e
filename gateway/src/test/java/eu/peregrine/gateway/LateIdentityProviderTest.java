package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * The gateway starts before the identity provider, says so, and needs no restart afterwards, nor when keys change. It stands
 * behind HTTPS here.
 */
@QuarkusTest
@TestProfile(LateIdentityProviderTest.NotYet.class)
class LateIdentityProviderTest {

    /** An identity provider's address at which nothing listens yet. */
    public static class NotYet implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return Map.of(
                        "peregrine.oidc.server",
                        "http://localhost:" + free.getLocalPort(),
                        "peregrine.gateway.keys-refresh",
                        "2S",
                        "peregrine.gateway.public-url",
                        "https://peregrine.example",
                        "peregrine.gateway.health.failures",
                        "1000000",
                        "peregrine.gateway.upstreams.partners",
                        "localhost:" + gone.getLocalPort());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "peregrine.oidc.server")
    URI server;

    @ConfigProperty(name = "peregrine.gateway.upstreams.partners")
    String partners;

    @Test
    void tokensAreRefusedUntilItIsThereAndVerifiedAfterwards() throws Exception {
        assertThat(get("/q/health/ready", null)).startsWith("HTTP/1.1 200 ");
        String before = get("/api/v1/organisations", "a.b.c");
        GatewayTestBase.assertProblem(before, 503, "identity-provider-unavailable");
        assertThat(before).containsIgnoringCase("Retry-After: ");
        String known;
        String unknown;
        try (TestIdentityProvider provider = new TestIdentityProvider(server.getPort())) {
            // 502: past the gateway's check, and there is no service behind.
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(get("/api/v1/organisations", provider.token()))
                            .startsWith("HTTP/1.1 502 "));
            assertThat(get("/api/v1/organisations", provider.forged())).startsWith("HTTP/1.1 401 ");

            // A stranger has just had the keys looked at; those who come with a new one wait for the next look.
            assertThat(get("/api/v1/organisations", provider.ofUnknownKey())).startsWith("HTTP/1.1 401 ");
            String old = provider.token();
            for (int i = 0; i < 2; i++) {
                assertThat(status(old)).isEqualTo(502);
            }
            provider.rotate();
            String fresh = provider.ofNextKey();
            assertThat(IntStream.range(0, 8)
                            .mapToObj(one -> CompletableFuture.supplyAsync(() -> status(fresh)))
                            .toList())
                    .extracting(CompletableFuture::join)
                    .as("new keys are taken, by many at once")
                    .containsOnly(502);
            for (String token : List.of(provider.token(), old)) {
                assertThat(status(token))
                        .as("signed with a key that was taken out of service")
                        .isEqualTo(401);
            }

            assertThatABodyWaitsForItsToken(provider);
            assertThat(status(provider.ofNextKey())).isEqualTo(502);

            // Nobody shows the other key, so nobody has the keys looked at.
            provider.rotate();
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(status(fresh)).isEqualTo(401));
            known = provider.token();
            unknown = provider.ofUnknownKey();
            assertThat(status(known)).isEqualTo(502);
        }
        // It is away again: the keys that were known last are enough, and what cannot be known is not called wrong.
        assertThat(status(unknown)).isEqualTo(503);
        assertThat(status(known)).isEqualTo(502);
    }

    /** With a key that is not known yet, and that the provider takes its time to tell; afterwards it lists the other one again. */
    private void assertThatABodyWaitsForItsToken(TestIdentityProvider provider) throws Exception {
        CountDownLatch keysArrive = provider.slow();
        provider.rotate();
        try (StubService service = new StubService(Integer.parseInt(partners.substring(partners.indexOf(':') + 1)));
                RawClient client = new RawClient(gateway.getPort())) {
            client.send("POST /api/v1/organisations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + provider.token() + "\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
            assertThat(client.readFor(700)).as("not verified yet").isEmpty();
            assertThat(service.requests()).isZero();
            keysArrive.countDown();
            assertThat(client.readAll()).startsWith("HTTP/1.1 200 ").endsWith("received 5");
        } finally {
            keysArrive.countDown();
            provider.rotate();
        }
    }

    private int status(String token) {
        try {
            return Integer.parseInt(get("/api/v1/organisations", token).substring(9, 12));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void behindHttpsBrowsersAreToldToStayThere() throws Exception {
        assertThat(get("/q/health/ready", null))
                .contains("Strict-Transport-Security: max-age=31536000; includeSubDomains");
    }

    private String get(String path, String token) throws IOException {
        return RawClient.exchange(
                gateway.getPort(),
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + (token == null ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n");
    }
}
