package eu.peregrine.system;

import static eu.peregrine.system.Keycloak.encoded;
import static eu.peregrine.system.Keycloak.form;
import static eu.peregrine.system.Keycloak.json;
import static eu.peregrine.system.Keycloak.part;
import static eu.peregrine.system.Keycloak.request;
import static eu.peregrine.system.Keycloak.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import eu.peregrine.local.Identities;
import eu.peregrine.local.Jdk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The gateway with a real Keycloak and the realm that operators begin with: who gets a token how, and for how long it lets in after
 * keys or clients have changed. What stands behind the gateway answers everybody.
 */
@EnabledIf(
        value = "eu.peregrine.system.Keycloak#isUnpacked",
        disabledReason = "Keycloak is not unpacked; -Pkeycloak fetches it.")
class KeycloakIT {

    private static final String PATH = "/api/v1/organisations";

    /** How often the gateway looks at the keys here; a minute where nothing is said. */
    private static final Duration KEYS_REFRESH = Duration.ofSeconds(3);

    /** What a machine with other things to do may add to any time. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final int CALLERS = 4;

    private static HttpServer service;
    private static Keycloak keycloak;
    private static Run gatewayRun;
    private static String gateway;

    @BeforeAll
    static void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        service.setExecutor(Executors.newCachedThreadPool());
        service.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            }
        });
        service.start();
        keycloak = Keycloak.start(freePort());
        int port = freePort();
        gateway = "http://localhost:" + port;
        ProcessBuilder process = new ProcessBuilder(
                Jdk.java().toString(),
                "-Xmx128m",
                "-jar",
                Path.of("..", "gateway", "target", "quarkus-app", "quarkus-run.jar")
                        .toString());
        String behind = "localhost:" + service.getAddress().getPort();
        process.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "PEREGRINE_OIDC_SERVER",
                        keycloak.issuer(),
                        "PEREGRINE_GATEWAY_KEYS_REFRESH",
                        KEYS_REFRESH.toString(),
                        // Four callers at full speed are one subject.
                        "PEREGRINE_GATEWAY_RATES_CLIENT",
                        "1000000",
                        "PEREGRINE_GATEWAY_UPSTREAMS_PARTNERS",
                        behind,
                        "PEREGRINE_GATEWAY_UPSTREAMS_MOBILITY",
                        behind,
                        "PEREGRINE_GATEWAY_UPSTREAMS_SCHOLARSHIPS",
                        behind,
                        "PEREGRINE_KAFKA_BOOTSTRAP_SERVERS",
                        "localhost:1",
                        "PEREGRINE_GATEWAY_ACCESS_LOG",
                        "false"));
        gatewayRun = Run.program(process);
        keycloak.awaitStart();
        gatewayRun.until("Listening on:", MARGIN.multipliedBy(3));
    }

    @AfterAll
    static void stop() {
        gatewayRun.close();
        keycloak.close();
        service.stop(0);
        ((ExecutorService) service.getExecutor()).shutdownNow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static int call(String token) {
        return send(request(gateway + PATH).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static String keyOf(String token) {
        return part(token, 0).path("kid").asText();
    }

    @Test
    void aSystemSignsInByItsSecret() {
        String token = keycloak.token("office");
        assertThat(call(token)).isEqualTo(200);
        JsonNode claims = part(token, 1);
        assertThat(claims.path("roles").toString()).isEqualTo("[\"officer\"]");
        assertThat(claims.path("client_id").asText()).isEqualTo("office");
        // deploy/README.md says five minutes.
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);

        String partner = keycloak.token("partner-mit.edu");
        assertThat(call(partner)).isEqualTo(200);
        assertThat(part(partner, 1).path("roles").toString()).isEqualTo("[\"partner\"]");
        assertThat(UUID.fromString(part(partner, 1).path("organisation_id").asText()))
                .isNotNull();

        assertThat(keycloak.clientCredentials("office", "wrong").statusCode()).isEqualTo(401);
        assertThat(call(keycloak.adminToken()))
                .as("a token of the same Keycloak, of another realm")
                .isEqualTo(401);
    }

    /** As {@code session.js} of the portal does it. */
    @Test
    void aPersonSignsInThroughTheBrowser() throws IOException, GeneralSecurityException {
        String portal = "http://localhost:8080";
        JsonNode resource = json(send(request(gateway + "/.well-known/oauth-protected-resource")));
        assertThat(resource.at("/authorization_servers/0").asText()).isEqualTo(keycloak.issuer());
        JsonNode at = keycloak.discovery();
        String verifier = UUID.randomUUID().toString() + UUID.randomUUID();
        Map<String, String> asked = new HashMap<>(Map.of(
                "client_id", "portal",
                "response_type", "code",
                "scope", "openid",
                "redirect_uri", portal + "/",
                "state", "abc",
                "code_challenge", sha256(verifier),
                "code_challenge_method", "S256",
                "prompt", "login",
                "ui_locales", "fr"));
        String location = signIn(at, asked, "officer");
        assertThat(location).startsWith(portal + "/?");
        Map<String, String> back = query(location);
        assertThat(back).containsEntry("state", "abc");

        Map<String, String> exchange = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "portal",
                "code",
                back.get("code"),
                "redirect_uri",
                portal + "/",
                "code_verifier",
                verifier));
        HttpResponse<String> answer = form(at.path("token_endpoint").asText(), exchange, "Origin", portal);
        JsonNode tokens = json(answer);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                .as("the portal's page may read it")
                .contains(portal);
        String token = tokens.path("access_token").asText();
        assertThat(call(token)).isEqualTo(200);
        assertThat(part(token, 1).path("roles").toString()).isEqualTo("[\"officer\"]");
        JsonNode renewed = json(form(
                at.path("token_endpoint").asText(),
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "portal",
                        "refresh_token",
                        tokens.path("refresh_token").asText())));
        assertThat(call(renewed.path("access_token").asText())).isEqualTo(200);

        // Whoever has overheard the code has not the verifier; and nobody signs in without one.
        exchange.put("code", query(signIn(at, asked, "student01")).get("code"));
        exchange.put("code_verifier", "another-verifier-that-is-long-enough-to-be-one");
        assertThat(form(at.path("token_endpoint").asText(), exchange).statusCode())
                .isEqualTo(400);
        asked.remove("code_challenge");
        asked.remove("code_challenge_method");
        HttpResponse<String> refused =
                send(request(at.path("authorization_endpoint").asText() + "?" + encoded(asked)));
        assertThat(query(refused.headers().firstValue("Location").orElseThrow()))
                .containsEntry("error", "invalid_request");
    }

    /** Where the browser is sent to after a person has filled in the form. */
    private static String signIn(JsonNode at, Map<String, String> asked, String user) throws IOException {
        HttpResponse<String> page =
                send(request(at.path("authorization_endpoint").asText() + "?" + encoded(asked)));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Matcher action = Pattern.compile("action=\"([^\"]*/login-actions/authenticate[^\"]*)\"")
                .matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        HttpResponse<String> filledIn = form(
                action.group(1).replace("&amp;", "&"),
                Map.of(
                        "username",
                        user,
                        "password",
                        Identities.fromSeeds().user(user).secret()),
                "Cookie",
                cookies);
        assertThat(filledIn.statusCode()).as(filledIn.body()).isEqualTo(302);
        return filledIn.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static String sha256(String text) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    @Test
    void keysChangeWhileRequestsRunAndNoValidTokenIsRefused() throws InterruptedException {
        String old = keycloak.token("office");
        Map<String, Integer> taken = new ConcurrentHashMap<>();
        Queue<String> refused = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int i = 0; i < CALLERS; i++) {
                callers.submit(() -> {
                    while (!over.get()) {
                        try {
                            String token = keycloak.token("office");
                            int status = call(token);
                            if (status == 200) {
                                taken.merge(keyOf(token), 1, Integer::sum);
                            } else {
                                refused.add(status + " of " + keyOf(token));
                            }
                        } catch (RuntimeException | AssertionError failed) {
                            refused.add(failed.toString());
                        }
                    }
                });
            }
            await().atMost(MARGIN).until(() -> taken.getOrDefault(keyOf(old), 0) > 50);

            // A stranger has just made the gateway look at the keys.
            assertThat(call(ofNoKey(old))).isEqualTo(401);
            keycloak.addSigningKey(1_000);
            await().atMost(MARGIN).until(() -> taken.size() == 2);
            String fresh = taken.keySet().stream()
                    .filter(key -> !key.equals(keyOf(old)))
                    .findFirst()
                    .orElseThrow();
            await().atMost(MARGIN).until(() -> taken.get(fresh) > 50);
            assertThat(call(old)).as("both keys are listed").isEqualTo(200);

            keycloak.removeSigningKey(keyOf(old));
            await("tokens of the removed key are refused")
                    .atMost(KEYS_REFRESH.plus(MARGIN))
                    .until(() -> call(old) == 401);
            int before = taken.get(fresh);
            await().atMost(MARGIN).until(() -> taken.get(fresh) > before + 50);
        } finally {
            over.set(true);
            callers.shutdown();
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        System.out.println("  * taken by key: " + taken.values());
        assertThat(refused).isEmpty();
        assertThat(taken).hasSize(2);
    }

    private static String ofNoKey(String token) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + UUID.randomUUID() + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + token.substring(token.indexOf('.'));
    }

    @Test
    void aDisabledClientGetsNoNewTokenAndTheOldOneLivesNoLongerThanItSays() {
        keycloak.changeClient("coordination", "attributes.access.token.lifespan", "4");
        String last = keycloak.token("coordination");
        assertThat(call(last)).isEqualTo(200);
        assertThat(part(last, 1).path("exp").asLong()
                        - part(last, 1).path("iat").asLong())
                .isEqualTo(4);

        keycloak.changeClient("coordination", "enabled", false);
        assertThat(keycloak.clientCredentials("coordination", "coordination-secret")
                        .statusCode())
                .isBetween(400, 401);
        await("the token that it had is refused")
                .atMost(Duration.ofSeconds(4).plus(MARGIN))
                .until(() -> call(last) == 401);
    }
}
