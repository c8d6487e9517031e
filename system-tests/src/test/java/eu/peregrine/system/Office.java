package eu.peregrine.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import eu.peregrine.local.Identities;
import eu.peregrine.local.Identity;
import eu.peregrine.local.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** Somebody with a token who calls the API: a party's system, the office, or operations. */
final class Office {

    static final String GATEWAY = "http://localhost:8080/api/v1/";

    private static final ObjectMapper JSON = new ObjectMapper();
    // Its default asks for an upgrade to HTTP/2 in clear text, which the gateway refuses.
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * What was answered.
     *
     * @param body of the answer; missing where it has none
     * @param etag of what was answered, or null
     */
    record Answer(int status, JsonNode body, String etag) {

        /** The last part of the problem's type. */
        String problem() {
            String type = body.path("type").asText();
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    private final Identity identity;
    private final String token;
    private final String reason;

    private Office(Identity identity, String token, String reason) {
        this.identity = identity;
        this.token = token;
        this.reason = reason;
    }

    /** Signs in as a client of the seed files. */
    static Office of(String client) throws IOException {
        Identity identity = Identities.fromSeeds().user(client);
        return new Office(identity, new Tokens("http://localhost:8090/realms/peregrine").of(identity), "");
    }

    /** Reads an address without a token. */
    static Answer anonymous(String address) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(60))
                .GET());
    }

    /** The same, who says why in {@code X-Reason}; for no reason, as it is. */
    Office because(String why) {
        return why.isEmpty() ? this : new Office(identity, token, why);
    }

    /** Somebody who has not signed in. */
    static Office withoutToken() {
        return new Office(null, null, "");
    }

    /** The organisation that it acts for. */
    UUID organisation() {
        return identity.organisationId();
    }

    /** The student who it is. */
    UUID student() {
        return identity.studentId();
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(json(body)));
    }

    /** The same, as of a version read before. */
    Answer post(String path, Object body, String ifMatch) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", ifMatch)
                .POST(json(body)));
    }

    /** Puts it as of a version read before; null where nothing was there to read. */
    Answer put(String path, Object body, String ifMatch) {
        HttpRequest.Builder put = request(path).header("Content-Type", "application/json");
        return send((ifMatch == null ? put : put.header("If-Match", ifMatch)).PUT(json(body)));
    }

    Answer delete(String path, String ifMatch) {
        return send(request(path).header("If-Match", ifMatch).DELETE());
    }

    /** Imports a file. */
    Answer load(String path, byte[] csv) {
        return send(request(path).header("Content-Type", "text/csv").POST(BodyPublishers.ofByteArray(csv)));
    }

    /** Imports a file of the bank. */
    Answer loadXml(String path, String xml) {
        return send(request(path).header("Content-Type", "application/xml").POST(BodyPublishers.ofString(xml)));
    }

    /** Reads a file, whatever it is; its text when it was answered with 200. */
    String file(String path) {
        try {
            HttpResponse<String> response = HTTP.send(
                    request(path).header("Accept", "application/xml").GET().build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("http") ? path : GATEWAY + path))
                .timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return reason.isEmpty() ? request : request.header("X-Reason", reason);
    }

    private static BodyPublisher json(Object body) {
        try {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            byte[] bytes = response.body();
            return new Answer(
                    response.statusCode(),
                    bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes),
                    response.headers().firstValue("ETag").orElse(null));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
