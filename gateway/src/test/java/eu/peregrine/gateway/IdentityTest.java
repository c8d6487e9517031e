package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is let in, and what the service learns about it. */
@QuarkusTest
class IdentityTest extends GatewayTestBase {

    private String with(String authorization) throws Exception {
        return exchange("GET /api/v1/organisations HTTP/1.1\r\nHost: localhost:" + port() + "\r\n"
                + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
                + "Connection: close\r\n\r\n");
    }

    private void refused(String authorization, String error) throws Exception {
        String answer = with(authorization);
        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer)
                .contains("resource_metadata=\"http://localhost:" + port() + "/.well-known/oauth-protected-resource\"")
                .contains("error=\"" + error + "\"");
        assertThat(service.requests()).isZero();
    }

    @Test
    void withoutATokenThereIsNoErrorCode() throws Exception {
        String answer = with(null);
        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer)
                .contains("WWW-Authenticate: Bearer realm=\"peregrine\"")
                .doesNotContain("error=");
        assertThat(service.requests()).isZero();
    }

    @Test
    void aValidTokenIsPassedOnAsItCame() throws Exception {
        String token = provider.token();
        assertThat(with("Bearer " + token)).startsWith("HTTP/1.1 200 ");
        assertThat(service.lastHead()).contains("Authorization: Bearer " + token + "\r\n");
        assertThat(with("bearer  " + token)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aTokenThatWasGoodIsRefusedOnceItHasExpired() throws Exception {
        String token = provider.tokenOf("officer", "organisation", "x", 3);
        assertThat(with("Bearer " + token)).startsWith("HTTP/1.1 200 ");
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(with("Bearer " + token)).startsWith("HTTP/1.1 401 "));
    }

    @Test
    void aTokenIsGoodOnlyAsItWasSigned() throws Exception {
        String token = provider.token();
        assertThat(with("Bearer " + token)).startsWith("HTTP/1.1 200 ");
        String[] parts = token.split("\\.");
        String others = provider.tokenOf("somebody").split("\\.")[1];
        service.forget();
        refused("Bearer " + parts[0] + "." + others + "." + parts[2], "invalid_token");
    }

    @Test
    void otherTokensAreRefused() throws Exception {
        refused("Bearer " + provider.expired(), "invalid_token");
        refused("Bearer " + provider.forAnotherAudience(), "invalid_token");
        refused("Bearer " + provider.ofAnotherIssuer(), "invalid_token");
        refused("Bearer " + provider.forged(), "invalid_token");
        refused("Bearer " + provider.ofUnknownKey(), "invalid_token");
        refused("Bearer nonsense", "invalid_token");
        refused("Bearer a.b.c", "invalid_token");
        refused("Basic dXNlcjpwYXNz", "invalid_request");
        refused("Bearer", "invalid_request");
    }

    @Test
    void noByteOfTheBodyIsWantedBeforeTheToken() throws Exception {
        // The answer comes while the body is still on its way.
        try (RawClient client = new RawClient(port())) {
            client.send("POST /api/v1/organisations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 401 ");
        }
        assertThat(service.requests()).isZero();
    }

    @Test
    void theHolderOfALinkNeedsNoTokenAndHasNone() throws Exception {
        for (String path : List.of("/api/v1/agreements/links/look", "/api/v1/agreements/links/act")) {
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port()
                    + "\r\nContent-Length: 2\r\nConnection: close\r\n";
            assertThat(exchange(head + "\r\n{}")).startsWith("HTTP/1.1 200 ").contains("received 2");
            assertThat(exchange(head + "Authorization: Bearer nonsense\r\n\r\n{}"))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(service.lastHead()).doesNotContainIgnoringCase("authorization");
        }
    }

    /** Nothing answers for mobility-service here; what matters is that the door asks for no token. */
    @Test
    void linksToStaysNeedNoTokenEither() throws Exception {
        for (String path : List.of("/api/v1/mobilities/links/look", "/api/v1/mobilities/links/act")) {
            assertThat(exchange("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port()
                            + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                    .startsWith("HTTP/1.1 502 ");
        }
    }

    @Test
    void noOtherPathIsOpen() throws Exception {
        for (String path : List.of(
                "/api/v1/agreements/links",
                "/api/v1/agreements/links/look/",
                "/api/v1/agreements/links/looks",
                "/api/v1/agreements/links/l%6Fok",
                "/api/v1/agreements/Links/look",
                "/api/v1/agreements",
                "/api/v1/students/links/look")) {
            assertProblem(
                    exchange("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port()
                            + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"),
                    401,
                    "unauthenticated");
        }
        assertThat(service.requests()).isZero();
    }

    @Test
    void anOpenPathHasALimitTooAndTheBodyWaitsForIt() throws Exception {
        try (RawClient client = new RawClient(port())) {
            client.send(
                    "POST /api/v1/agreements/links/act HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 413 ");
        }
        assertThat(service.requests()).isZero();
    }

    @Test
    void identityThatAClientClaimsIsStripped() throws Exception {
        exchange(head("GET", "/api/v1/organisations")
                + "Connection: close\r\nX-User: root\r\nX_User_Id: root\r\nRemote-User: root\r\nX-Auth-Request-Email: root\r\n"
                + "X-Forwarded-Groups: root\r\nX-Roles: root\r\nX-Client-Cert: root\r\nX-Peregrine-Subject: root\r\n"
                + "X-MS-CLIENT-PRINCIPAL: root\r\nFrom: root\r\nCookie: session=root\r\nX-Original-URL: /root\r\n"
                + "X-HTTP-Method-Override: root\r\nX-Reason: kept\r\n\r\n");
        assertThat(service.lastHead()).doesNotContain("root").contains("X-Reason: kept");
    }

    @Test
    void clientsLearnWhereTokensComeFrom() throws Exception {
        String answer = exchange("GET /.well-known/oauth-protected-resource HTTP/1.1\r\nHost: localhost:" + port()
                + "\r\nConnection: close\r\n\r\n");
        JsonPath metadata = JsonPath.from(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(metadata.getString("resource")).isEqualTo("http://localhost:" + port());
        assertThat(metadata.getList("authorization_servers")).containsExactly(provider.issuer());
        assertThat(metadata.getList("bearer_methods_supported")).containsExactly("header");
    }
}
