package eu.peregrine.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The two documents of an identity provider that a gateway reads, and as many tokens as are wanted, each of another subject. Traces
 * may be sent here as well; they are taken and forgotten.
 */
final class Issuer {

    private static final String KEY = "one";
    private static final Duration VALID = Duration.ofHours(1);

    private final ObjectMapper json = new ObjectMapper();
    private final KeyPair keys;
    private final HttpServer server;

    /** Starts one on a free port of the loopback interface. */
    Issuer(Vertx vertx) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(this::answer);
        server.listen(0).toCompletionStage().toCompletableFuture().join();
    }

    /** Its address, which is also where traces go. */
    String address() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/v1/traces")) {
            request.endHandler(end -> request.response()
                    .putHeader("Content-Type", "application/x-protobuf")
                    .end());
            return;
        }
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(text(
                        request.path().equals("/keys")
                                ? Map.of(
                                        "keys",
                                        List.of(Map.of(
                                                "kty",
                                                "RSA",
                                                "use",
                                                "sig",
                                                "alg",
                                                "RS256",
                                                "kid",
                                                KEY,
                                                "n",
                                                number(key.getModulus()),
                                                "e",
                                                number(key.getPublicExponent()))))
                                : Map.of(
                                        "issuer", address(),
                                        "jwks_uri", address() + "/keys",
                                        "token_endpoint", address() + "/token")));
    }

    /** The values of {@code Authorization} of so many clients. */
    List<String> authorizations(int clients) {
        return IntStream.range(0, clients)
                .mapToObj(client -> "Bearer " + token())
                .toList();
    }

    /** An access token (RFC 9068), as large as those of the local identity provider. */
    private String token() {
        long now = Instant.now().getEpochSecond();
        String signed = part(text(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY))) + "."
                + part(text(Map.of(
                        "iss", address(),
                        "aud", "peregrine",
                        "sub", UUID.randomUUID().toString(),
                        "azp", "front-end",
                        "roles", List.of("officer"),
                        "organisation", UUID.randomUUID().toString(),
                        "jti", UUID.randomUUID().toString(),
                        "iat", now - 1,
                        "exp", now + VALID.toSeconds())));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Map<String, ?> document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String document) {
        return encoded(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
