package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Keycloak of its own on this machine, which the build has unpacked, with the realm of {@code deploy/keycloak}: what anybody may ask
 * of it, and what its administrator does.
 */
final class Keycloak implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path UNPACKED = Path.of("target", "keycloak");
    private static final String REALM = "peregrine-realm.json";
    private static final String ADMIN = "admin";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Run run;
    private final String address;

    private Keycloak(Run run, String address) {
        this.run = run;
        this.address = address;
    }

    /** Whether the build has fetched it, as it does with the profile {@code keycloak} alone. */
    static boolean isUnpacked() {
        return Files.isDirectory(UNPACKED);
    }

    /** Starts it; it is not there yet. */
    static Keycloak start(int port) throws IOException {
        Path home;
        try (Stream<Path> unpacked = Files.list(UNPACKED)) {
            home = unpacked.findFirst().orElseThrow().toAbsolutePath();
        }
        Path imported = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.copy(
                Path.of("..", "deploy", "keycloak", REALM),
                imported.resolve(REALM),
                StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder process = new ProcessBuilder(
                "bash", home.resolve("bin").resolve("kc.sh").toString(), "start-dev", "--import-realm");
        process.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms128m -Xmx384m",
                        // It is over before the optimising compiler has repaid its work.
                        "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1",
                        "KC_DB",
                        "dev-mem",
                        "KC_HTTP_HOST",
                        "127.0.0.1",
                        "KC_HTTP_PORT",
                        Integer.toString(port),
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN));
        return new Keycloak(Run.program(process), "http://localhost:" + port);
    }

    /** Waits until it is there. */
    void awaitStart() {
        run.until("Listening on:", PATIENCE);
    }

    /** The realm's issuer. */
    String issuer() {
        return address + "/realms/peregrine";
    }

    /** The addresses that the realm tells everybody. */
    JsonNode discovery() {
        return json(send(request(issuer() + "/.well-known/openid-configuration")));
    }

    /** What a system gets for its secret. */
    HttpResponse<String> clientCredentials(String client, String secret) {
        return form(
                issuer() + "/protocol/openid-connect/token",
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    /** A token of a system of the seed files. */
    String token(String client) {
        HttpResponse<String> answer = clientCredentials(client, client + "-secret");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("access_token").asText();
    }

    /** Makes keys that sign from now on; those that were there stay listed. */
    void addSigningKey(int priority) {
        ObjectNode key = JSON.createObjectNode()
                .put("name", "signing-" + priority)
                .put("providerId", "rsa-generated")
                .put("providerType", "org.keycloak.keys.KeyProvider")
                .put("parentId", json(admin("GET", "", null)).path("id").asText());
        ObjectNode config = key.putObject("config");
        Map.of("priority", Integer.toString(priority), "enabled", "true", "active", "true", "algorithm", "RS256")
                .forEach((name, value) -> config.putArray(name).add(value));
        admin("POST", "/components", key);
    }

    /** Removes signing keys, as when they have leaked: they are listed no longer. */
    void removeSigningKey(String keyId) {
        String provider = null;
        for (JsonNode key : json(admin("GET", "/keys", null)).path("keys")) {
            if (key.path("kid").asText().equals(keyId)) {
                provider = key.path("providerId").asText();
            }
        }
        assertThat(provider).as("where the key %s comes from", keyId).isNotNull();
        admin("DELETE", "/components/" + provider, null);
    }

    /** Changes a client: this field, or this one of its attributes when it begins with {@code attributes.}. */
    void changeClient(String client, String field, Object value) {
        ObjectNode all = (ObjectNode)
                json(admin("GET", "/clients?clientId=" + client, null)).get(0);
        String attribute = "attributes.";
        if (field.startsWith(attribute)) {
            all.withObject("/attributes").set(field.substring(attribute.length()), JSON.valueToTree(value));
        } else {
            all.set(field, JSON.valueToTree(value));
        }
        admin("PUT", "/clients/" + all.path("id").asText(), all);
    }

    /** A token of the administrator, who is of another realm. */
    String adminToken() {
        return json(form(
                        address + "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMIN,
                                "password",
                                ADMIN)))
                .path("access_token")
                .asText();
    }

    private HttpResponse<String> admin(String method, String path, JsonNode body) {
        HttpResponse<String> answer = send(request(address + "/admin/realms/peregrine" + path)
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    /** Sends a form, with more headers by name and value. */
    static HttpResponse<String> form(String address, Map<String, String> fields, String... headers) {
        HttpRequest.Builder post = request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)));
        return send(headers.length == 0 ? post : post.headers(headers));
    }

    /** Fields as an address or a form has them. */
    static String encoded(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    /** The header (0) or the claims (1) of a token. */
    static JsonNode part(String token, int part) {
        return json(new String(Base64.getUrlDecoder().decode(token.split("\\.")[part]), StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run.close();
    }
}
