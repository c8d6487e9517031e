package eu.peregrine.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People sign in on the local provider as the portal has them do: by a code that only its own verifier turns into tokens. */
class SignInTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    // The example of RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static LocalIdentity provider;
    private static Identities identities;

    @BeforeAll
    static void start() throws Exception {
        identities = Identities.fromSeeds();
        provider = LocalIdentity.start(Ports.free(), LocalIdentity.newSigningKey(), identities.all());
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    private static Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("client_id", "portal");
        request.put("response_type", "code");
        request.put("scope", "openid");
        request.put("redirect_uri", "http://localhost:8080/");
        request.put("state", "here");
        request.put("code_challenge", CHALLENGE);
        request.put("code_challenge_method", "S256");
        request.put("prompt", "login");
        return request;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest.Builder authorize(Map<String, String> query) {
        return HttpRequest.newBuilder(URI.create(provider.issuer() + "/authorize?" + form(query)));
    }

    private static HttpResponse<String> post(HttpRequest.Builder request, Map<String, String> fields) throws Exception {
        return HTTP.send(
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> tokens(Map<String, String> fields) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(Map.of("client_id", "portal"));
        all.putAll(fields);
        return post(HttpRequest.newBuilder(URI.create(provider.issuer() + "/token")), all);
    }

    private static String code(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String back = answer.headers().firstValue("Location").orElseThrow();
        assertThat(back).startsWith("http://localhost:8080/?").contains("state=here");
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(back);
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static Map<String, String> exchange(String code, String verifier) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                "http://localhost:8080/",
                "code_verifier",
                verifier);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static void assertIsTheStudent(String token) throws Exception {
        Identity student = identities.user("student");
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(student.subject().toString());
        assertThat(claims.getIssuer()).isEqualTo(provider.issuer());
        assertThat(claims.getAudience()).containsExactly("peregrine");
        assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of("student"));
        assertThat(claims.getStringClaim("student_id"))
                .isEqualTo(student.studentId().toString());
        assertThat(claims.getStringClaim("client_id")).isEqualTo("portal");
    }

    @Test
    void aRoleIsChosenAndItsTokensAreRefreshed() throws Exception {
        HttpResponse<String> page = HTTP.send(authorize(request()).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"officer\"").contains("value=\"partner\"");
        String code = code(post(authorize(request()), Map.of("as", "student")));
        JsonNode tokens = json(tokens(exchange(code, VERIFIER)));
        assertIsTheStudent(tokens.path("access_token").asText());
        assertThat(tokens.path("expires_in").asLong()).isBetween(290L, 300L);
        JsonNode fresh = json(tokens(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asText())));
        assertIsTheStudent(fresh.path("access_token").asText());
    }

    @Test
    void aCodeIsGoodOnceAndOnlyWithItsVerifier() throws Exception {
        String code = code(post(authorize(request()), Map.of("username", "student", "password", "student-secret")));
        assertThat(tokens(exchange(code, "x".repeat(43))).statusCode()).isEqualTo(400);
        String other = code(post(authorize(request()), Map.of("as", "student")));
        json(tokens(exchange(other, VERIFIER)));
        assertThat(tokens(exchange(other, VERIFIER)).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyElseGetsInAndNobodyChoosesTheirClaims() throws Exception {
        assertThat(post(authorize(request()), Map.of("username", "officer", "password", "guessed"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(authorize(request()), Map.of("username", "mallory", "claims", "{\"roles\":[\"admin\"]}"))
                        .statusCode())
                .isEqualTo(401);
        String code = code(post(authorize(request()), Map.of("as", "student", "claims", "{\"roles\":[\"admin\"]}")));
        assertIsTheStudent(
                json(tokens(exchange(code, VERIFIER))).path("access_token").asText());
    }

    @Test
    void otherClientsOtherPlacesAndRequestsWithoutAChallengeAreRefused() throws Exception {
        for (Map<String, String> wrong : List.of(
                Map.of("client_id", "other"),
                Map.of("redirect_uri", "https://elsewhere.example/"),
                Map.of("response_type", "token"),
                Map.of("code_challenge_method", "plain"))) {
            Map<String, String> request = request();
            request.putAll(wrong);
            assertThat(post(authorize(request), Map.of("as", "officer")).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
    }

    @Test
    void thePageSpeaksTheReadersLanguage() throws Exception {
        Map<String, String> request = request();
        request.put("ui_locales", "fr");
        assertThat(HTTP.send(authorize(request).build(), BodyHandlers.ofString())
                        .body())
                .contains("<html lang=\"fr\">")
                .contains("Se connecter");
    }
}
