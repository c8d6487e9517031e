package eu.peregrine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestPostgres;
import eu.peregrine.local.test.TestTokens;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded servers do what the applications expect of real ones. */
@Timeout(120)
class LocalStackTest {

    private static Map<String, String> properties;

    @BeforeAll
    static void start() {
        PeregrineTestResource resource = new PeregrineTestResource();
        resource.init(Map.of("service", "partners"));
        properties = resource.start();
    }

    @Test
    void theOwnerMayChangeTheSchemaAndTheApplicationMayNot() throws Exception {
        try (var owner = TestPostgres.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("create table thing (id int)");
            statement.execute("create extension unaccent");
        }
        try (var app = TestPostgres.asApp();
                var statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table other (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no schema has been selected");
            assertThatThrownBy(() -> statement.execute("select * from public.thing"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theServerIsAPostgres18InUtc() throws Exception {
        try (var connection = TestPostgres.asSuperuser();
                var rows = connection.createStatement().executeQuery("select version(), current_setting('timezone')")) {
            rows.next();
            assertThat(rows.getString(1)).startsWith("PostgreSQL 18");
            assertThat(rows.getString(2)).endsWith("UTC");
        }
    }

    @Test
    void whatWasCommittedIsThereAfterTheServerCrashed() throws Exception {
        try (var owner = TestPostgres.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("set synchronous_commit = on");
            statement.execute("create table kept as select 1 as id");
            TestPostgres.server().crash();
            assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
        } finally {
            TestPostgres.server().start();
        }
        try (var owner = TestPostgres.asOwner();
                var rows = owner.createStatement().executeQuery("select id from kept")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void anEventIsReadBackAlsoAfterTheBrokerWasKilled() {
        UUID key = UUID.randomUUID();
        TestKafka.send("agreement", key, "agreement.proposed", 1, "{\"state\":\"PROPOSED\"}");
        TestKafka.broker().kill();
        TestKafka.broker().start();
        TestKafka.send("agreement", key, "agreement.approved", 2, "{\"state\":\"PROPOSED\"}");
        assertThat(TestKafka.records("agreement", key))
                .extracting(TestKafka::type)
                .containsExactly("agreement.proposed", "agreement.approved");
    }

    @Test
    void aBrokerInThisProcessStopsAndStartsAgain(@TempDir Path directory) throws Exception {
        int port = Ports.free();
        try (LocalKafka kafka = LocalKafka.inProcess(directory, port, Ports.free())) {
            kafka.start();
            assertThat(LocalKafka.answers(port)).isTrue();
            kafka.stop();
            assertThat(LocalKafka.answers(port)).isFalse();
            kafka.start();
            assertThat(LocalKafka.answers(port)).isTrue();
        }
    }

    @Test
    void testTokensVerifyAgainstTheProvidersKeySet() throws Exception {
        SignedJWT token = SignedJWT.parse(TestTokens.partner(UUID.randomUUID()));
        assertThat(verifies(token)).isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(properties.get("peregrine.oidc.issuer"));
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("peregrine");
        assertThat(verifies(SignedJWT.parse(TestTokens.forged()))).isFalse();
    }

    @Test
    void clientsSignInWithTheirSecretAndNothingElse() throws Exception {
        JsonNode answer = token(
                Map.of("grant_type", "client_credentials", "client_id", "office", "client_secret", "office-secret"));
        SignedJWT token = SignedJWT.parse(answer.path("access_token").asText());
        assertThat(verifies(token)).isTrue();
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("officer");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(TestTokens.issuer());
        assertThat(token.getJWTClaimsSet().getStringClaim("client_id")).isEqualTo("office");
        assertThat(answer.path("expires_in").asLong()).isBetween(290L, 300L);
        assertThat(token(Map.of("grant_type", "client_credentials", "client_id", "office", "client_secret", "guess"))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_client");
    }

    @Test
    void peopleSignInWithTheirPasswordAndNothingElse() throws Exception {
        JsonNode answer = token(Map.of(
                "grant_type", "password", "client_id", "portal", "username", "officer", "password", "officer-secret"));
        SignedJWT token = SignedJWT.parse(answer.path("access_token").asText());
        assertThat(verifies(token)).isTrue();
        assertThat(token.getJWTClaimsSet().getStringClaim("azp")).isEqualTo("portal");
        assertThat(token.getJWTClaimsSet().getSubject())
                .isEqualTo(Identities.fromSeeds().user("officer").subject().toString());
        assertThat(token(Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "portal",
                                "username",
                                "officer",
                                "password",
                                "x"))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_grant");
    }

    private static boolean verifies(SignedJWT token) throws Exception {
        JsonNode discovery;
        URI address = URI.create(properties.get("peregrine.oidc.server") + "/.well-known/openid-configuration");
        try (InputStream in = address.toURL().openStream()) {
            discovery = new ObjectMapper().readTree(in);
        }
        assertThat(discovery.path("issuer").asText()).isEqualTo(properties.get("peregrine.oidc.issuer"));
        JWKSet keys =
                JWKSet.load(URI.create(discovery.path("jwks_uri").asText()).toURL());
        return token.verify(new RSASSAVerifier(
                keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()));
    }

    private static JsonNode token(Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(TestTokens.issuer() + "/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body());
    }
}
