package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How much one client may ask, and what it is told. */
@QuarkusTest
@TestProfile(ClientRatesTest.FewRequests.class)
class ClientRatesTest extends GatewayTestBase {

    private static final int SHARE = 20;
    private static final int OF_AN_ADDRESS = 6;
    private static final Pattern LEFT =
            Pattern.compile("RateLimit: \"client\";r=(\\d+);t=\\d+", Pattern.CASE_INSENSITIVE);

    /** A share comes back slowly: a request of a client in three seconds, one of an address in ten. */
    public static class FewRequests implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "peregrine.gateway.rates.client", Integer.toString(SHARE),
                    "peregrine.gateway.rates.anonymous", Integer.toString(OF_AN_ADDRESS),
                    "peregrine.gateway.rates.window", "60S");
        }
    }

    @Test
    void everyAnswerTellsWhatIsLeftAndOneTooManyIsRefusedBeforeTheService() throws Exception {
        String token = provider.tokenOf(UUID.randomUUID().toString());
        int before = SHARE;
        for (int i = 0; i < SHARE; i++) {
            String answer = ask(token);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .containsIgnoringCase("RateLimit-Policy: \"client\";q=" + SHARE + ";w=60\r\n");
            Matcher left = LEFT.matcher(answer);
            assertThat(left.find()).isTrue();
            assertThat(Integer.parseInt(left.group(1))).isLessThan(SHARE).isBetween(before - 2, before);
            before = Integer.parseInt(left.group(1));
        }
        String refused = ask(token);
        for (int i = 0; i < SHARE && refused.startsWith("HTTP/1.1 200 "); i++) {
            // On a slow machine some have come back meanwhile.
            refused = ask(token);
        }
        long reached = service.requests();
        assertProblem(refused, 429, "too-many-requests");
        assertThat(refused).containsPattern("(?i)Retry-After: [123]\r\n").contains("\"client\";r=0;t=");
        assertThat(service.requests()).isEqualTo(reached).isGreaterThanOrEqualTo(SHARE);

        assertThat(ask(provider.tokenOf(UUID.randomUUID().toString())))
                .as("somebody else")
                .startsWith("HTTP/1.1 200 ");
        await().atMost(15, TimeUnit.SECONDS)
                .pollInterval(1, TimeUnit.SECONDS)
                .until(() -> ask(token).startsWith("HTTP/1.1 200 "));
    }

    @Test
    void whoeverGuessesTokensIsCountedByAddress() throws Exception {
        String last = "";
        for (int i = 0; i < 3 * OF_AN_ADDRESS && !last.startsWith("HTTP/1.1 429 "); i++) {
            last = ask(provider.forged());
            assertThat(last).containsPattern("^HTTP/1.1 (401|429) ");
        }
        assertProblem(last, 429, "too-many-requests");
        assertThat(last).containsIgnoringCase("RateLimit-Policy: \"anonymous\";q=" + OF_AN_ADDRESS + ";w=60\r\n");
        assertThat(service.requests()).isZero();
        assertThat(ask(provider.tokenOf(UUID.randomUUID().toString())))
                .as("a valid token from the same address")
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aTokenWithoutSubjectIsCountedByItsClient() throws Exception {
        assertThat(ask(provider.tokenWithoutSubject()))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("RateLimit-Policy: \"client\";q=" + SHARE + ";w=60\r\n");
    }

    @Test
    void aPageOfAnotherOriginMayReadWhatIsLeft() throws Exception {
        String answer = exchange("GET /api/v1/organisations/x HTTP/1.1\r\nHost: localhost:" + port()
                + "\r\nOrigin: https://front.example\r\nAuthorization: Bearer "
                + provider.tokenOf(UUID.randomUUID().toString()) + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsPattern("(?i)Access-Control-Expose-Headers: [^\r]*RateLimit, RateLimit-Policy");
    }

    private String ask(String token) throws IOException {
        return RawClient.exchange(
                port(),
                "GET /api/v1/organisations/x HTTP/1.1\r\nHost: localhost:" + port() + "\r\nAuthorization: Bearer "
                        + token + "\r\nConnection: close\r\n\r\n");
    }
}
