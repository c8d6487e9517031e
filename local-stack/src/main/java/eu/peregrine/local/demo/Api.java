package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.local.Identity;
import eu.peregrine.local.Tokens;
import eu.peregrine.local.data.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The gateway's API as the demo calls it: with somebody's token, a key on every POST, and patience. A service that is
 * started again or a broker that is away costs time and nothing else, since a repeated POST with its key happens once.
 */
final class Api {

    /** What stands in the trail where the office enters what a student, host or partner did. */
    static final String REASON = "Demonstration: entered by the office for somebody without a token.";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration TOKEN_AGE = Duration.ofMinutes(4);
    private static final Set<Integer> PASSING = Set.of(425, 429, 502, 503, 504);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer of the API, and how many tries it took. */
    record Reply(int status, JsonNode body, String text, String etag, int tries) {

        boolean ok() {
            return status / 100 == 2;
        }

        String code() {
            String type = body.path("type").asText();
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    private record Token(String value, Instant since) {}

    private final String gateway;
    private final Tokens tokens;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<Identity, Token> known = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong repeats = new AtomicLong();

    /**
     * @param gateway address of the gateway, which says itself where tokens are to be had (RFC 9728)
     * @throws IOException when it or the identity provider does not answer
     */
    Api(String gateway) throws IOException {
        this.gateway = gateway.endsWith("/") ? gateway.substring(0, gateway.length() - 1) : gateway;
        Reply metadata = send(HttpRequest.newBuilder(URI.create(this.gateway + "/.well-known/oauth-protected-resource"))
                .timeout(Duration.ofSeconds(30))
                .build());
        if (!metadata.ok()) {
            throw new IOException(gateway + " is no gateway of Peregrine: it answered " + metadata.status());
        }
        this.tokens =
                new Tokens(metadata.body().path("authorization_servers").path(0).asText());
    }

    long calls() {
        return calls.get();
    }

    long repeats() {
        return repeats.get();
    }

    JsonNode get(Identity who, String path) {
        return must(call(who, "GET", path, null, null, Map.of()), "GET", path).body();
    }

    Reply read(Identity who, String path) {
        return must(call(who, "GET", path, null, null, Map.of()), "GET", path);
    }

    Reply tryRead(Identity who, String path) {
        return call(who, "GET", path, null, null, Map.of());
    }

    JsonNode post(Identity who, String path, Object body) {
        return must(tryPost(who, path, body), "POST", path).body();
    }

    Reply tryPost(Identity who, String path, Object body) {
        byte[] bytes = body == null ? new byte[0] : Json.write(body).getBytes(StandardCharsets.UTF_8);
        return call(
                who, "POST", path, bytes, body == null ? null : "application/json", Map.of("Idempotency-Key", key()));
    }

    JsonNode put(Identity who, String path, Object body, String etag) {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = etag == null ? Map.of() : Map.of("If-Match", etag);
        Reply reply = call(who, "PUT", path, bytes, "application/json", headers);
        // A repetition meets its own version when the first was done and only its answer was lost.
        boolean doneBefore = reply.status() == 412 && reply.tries() > 1;
        return doneBefore ? get(who, path) : must(reply, "PUT", path).body();
    }

    JsonNode upload(Identity who, String path, byte[] bytes, String contentType) {
        return must(call(who, "POST", path, bytes, contentType, Map.of("Idempotency-Key", key())), "POST", path)
                .body();
    }

    /** Imports a file, and goes on behind its last committed line when it breaks; every line must be taken. */
    JsonNode load(Identity who, String path, byte[] file, String contentType) {
        String url = path + "?importId=" + UUID.randomUUID();
        JsonNode report = must(call(who, "POST", url, file, contentType, Map.of()), "POST", url)
                .body();
        if (report.path("refused").asInt() > 0) {
            for (JsonNode item : report.path("items")) {
                if (item.has("problems")) {
                    throw new DemoException(
                            path + " refused line " + item.path("line").asInt() + ": " + item.path("problems"));
                }
            }
        }
        return report;
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(Identity who, String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path + (path.contains("?") ? "&" : "?") + "limit=200";
        while (next != null) {
            JsonNode page = get(who, next);
            page.path("items").forEach(items::add);
            next = page.hasNonNull("next") ? page.path("next").asText() : null;
        }
        return items;
    }

    /** All lines of an export. */
    List<JsonNode> export(Identity who, String path) {
        Reply reply = must(call(who, "GET", path, null, null, Map.of("Accept", "application/x-ndjson")), "GET", path);
        List<JsonNode> lines = new ArrayList<>();
        reply.text().lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(tree(line)));
        return lines;
    }

    /** What a bulk call takes for one object. */
    record Item(UUID id, Object body) {}

    /**
     * Takes a step with many objects, at most 500 a call. What somebody else changed at the same moment is tried again;
     * every item must be done in the end.
     *
     * @return the items' results in the order of the calls
     */
    List<JsonNode> bulk(Identity who, String path, String verb, List<Item> items) {
        List<JsonNode> results = new ArrayList<>();
        for (int start = 0; start < items.size(); start += 500) {
            List<Item> left = items.subList(start, Math.min(start + 500, items.size()));
            for (int round = 0; !left.isEmpty(); round++) {
                Reply reply = must(tryPost(who, path, Map.of("verb", verb, "items", left)), "POST", path);
                List<Item> again = new ArrayList<>();
                for (int i = 0; i < left.size(); i++) {
                    JsonNode result = reply.body().path("items").path(i);
                    String code = result.path("code").asText();
                    boolean doneBefore = (reply.tries() > 1 || round > 0) && code.equals("illegal-transition");
                    if (result.path("status").asInt() == 200 || doneBefore) {
                        results.add(result);
                    } else if (code.equals("changed-concurrently") && round < 10) {
                        again.add(left.get(i));
                    } else {
                        throw new DemoException(path + " " + verb + " was refused for "
                                + left.get(i).id() + ": " + result);
                    }
                }
                left = again;
            }
        }
        return results;
    }

    /** Calls an address beside the gateway, as operators do. */
    Reply direct(Identity who, String method, String url, Object body) {
        return exchange(
                who,
                method,
                URI.create(url),
                body == null ? null : Json.write(body).getBytes(StandardCharsets.UTF_8),
                "application/json",
                Map.of());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Reply call(
            Identity who, String method, String path, byte[] body, String contentType, Map<String, String> headers) {
        String url = gateway + (path.startsWith("/api/") ? "" : "/api/v1/") + path;
        return exchange(who, method, URI.create(url), body, contentType, headers);
    }

    private Reply exchange(
            Identity who, String method, URI url, byte[] body, String contentType, Map<String, String> headers) {
        Instant deadline = Instant.now().plus(PATIENCE);
        for (int tries = 1; ; tries++) {
            Reply reply = null;
            IOException trouble = null;
            try {
                HttpRequest.Builder request = HttpRequest.newBuilder(url)
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + token(who))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
                if (contentType != null && body != null) {
                    request.header("Content-Type", contentType);
                }
                if (!method.equals("GET")) {
                    request.header("X-Reason", REASON);
                }
                headers.forEach(request::header);
                calls.incrementAndGet();
                reply = send(request.build());
            } catch (IOException e) {
                trouble = e;
            }
            boolean inProgress =
                    reply != null && reply.status() == 409 && reply.code().equals("in-progress");
            boolean stale = reply != null && reply.status() == 401;
            if (reply != null && !PASSING.contains(reply.status()) && !inProgress && !(stale && tries < 3)) {
                return new Reply(reply.status(), reply.body(), reply.text(), reply.etag(), tries);
            }
            if (stale) {
                known.remove(who);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new DemoException(method + " " + url + " did not succeed within " + PATIENCE.toSeconds() + " s: "
                        + (trouble == null ? reply.text() : trouble));
            }
            repeats.incrementAndGet();
            pause(Duration.ofMillis(Math.min(2000, 100L * tries)));
        }
    }

    private Reply send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            String text = answer.body();
            String type = answer.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") && !type.contains("ndjson") && !text.isBlank()
                    ? tree(text)
                    : JSON.createObjectNode();
            return new Reply(
                    answer.statusCode(),
                    body,
                    text,
                    answer.headers().firstValue("ETag").orElse(null),
                    1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted.");
        }
    }

    private String token(Identity who) throws IOException {
        Token token = known.get(who);
        if (token == null || token.since().isBefore(Instant.now().minus(TOKEN_AGE))) {
            token = new Token(tokens.of(who), Instant.now());
            known.put(who, token);
        }
        return token.value();
    }

    private static Reply must(Reply reply, String method, String path) {
        if (!reply.ok()) {
            throw new DemoException(method + " " + path + " was answered " + reply.status() + ": " + reply.text());
        }
        return reply;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted.");
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new DemoException("This is no JSON: " + text);
        }
    }
}
