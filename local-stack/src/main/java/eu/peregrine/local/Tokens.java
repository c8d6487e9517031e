package eu.peregrine.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks an identity provider for access tokens, as any client would: discovery, then the token endpoint. */
public final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI tokenEndpoint;

    /**
     * @param issuer the provider, such as {@code http://localhost:8090/realms/peregrine}
     * @throws IOException when it does not answer
     */
    public Tokens(String issuer) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(10))
                .build();
        this.tokenEndpoint = URI.create(send(request).path("token_endpoint").asText());
    }

    /** A fresh access token for somebody of the seed files. */
    public String of(Identity identity) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        if (identity.kind() == Identity.Kind.CLIENT) {
            form.put("grant_type", "client_credentials");
            form.put("client_id", identity.name());
            form.put("client_secret", identity.secret());
        } else {
            form.put("grant_type", "password");
            form.put("client_id", LocalIdentity.PORTAL_CLIENT);
            form.put("username", identity.name());
            form.put("password", identity.secret());
        }
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        JsonNode answer = send(HttpRequest.newBuilder(tokenEndpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        return answer.path("access_token").asText();
    }

    private JsonNode send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }
}
