package eu.peregrine.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** The two documents of an identity provider that a resource server reads, and tokens to go with them. */
final class TestIdentityProvider implements AutoCloseable {

    private final KeyPair keys = newKeys();
    private final KeyPair next = newKeys();
    private final KeyPair foreign = newKeys();

    private final HttpServer server;
    private volatile boolean rotated;
    private volatile CountDownLatch slow = new CountDownLatch(0);

    TestIdentityProvider(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\",\"token_endpoint\":\"%1$s/token\"}"
                                .formatted(issuer())));
        server.createContext("/keys", exchange -> {
            waitWhileSlow();
            answer(exchange, rotated ? listing("next", next) : listing("one", keys));
        });
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static String listing(String id, KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(
                        id,
                        number(key.getModulus().toByteArray()),
                        number(key.getPublicExponent().toByteArray()));
    }

    /** Takes the key that is listed out of service and lists the other one. */
    void rotate() {
        rotated = !rotated;
    }

    /** From now on nobody gets the keys until somebody counts this down. */
    CountDownLatch slow() {
        CountDownLatch until = new CountDownLatch(1);
        slow = until;
        return until;
    }

    private void waitWhileSlow() {
        try {
            slow.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** A token of an officer, signed with the key that the first rotation brings. */
    String ofNextKey() {
        return token(issuer(), "peregrine", 300, next, "next");
    }

    /** Signed with our key by one who calls itself something else. */
    String ofAnotherIssuer() {
        return token("https://elsewhere.example", "peregrine", 300, keys, "one");
    }

    /** A token of an officer. */
    String token() {
        return token(issuer(), "peregrine", 300, keys, "one");
    }

    String expired() {
        return token(issuer(), "peregrine", -300, keys, "one");
    }

    String forAnotherAudience() {
        return token(issuer(), "something-else", 300, keys, "one");
    }

    /** Signed by a stranger who uses our key's name. */
    String forged() {
        return token(issuer(), "peregrine", 300, foreign, "one");
    }

    /** Signed with a key that the provider does not list. */
    String ofUnknownKey() {
        return token(issuer(), "peregrine", 300, foreign, "two");
    }

    /** A token of an officer by this name. */
    String tokenOf(String subject) {
        return token(issuer(), subject, "peregrine", 300, keys, "one");
    }

    /** A token of a program that has no account, and so no subject. */
    String tokenWithoutSubject() {
        long now = System.currentTimeMillis() / 1000;
        return Jwt.issuer(issuer())
                .audience("peregrine")
                .claim("azp", "a-program")
                .claim("roles", Set.of("officer"))
                .issuedAt(now)
                .expiresAt(now + 300)
                .jws()
                .keyId("one")
                .sign(keys.getPrivate());
    }

    /** A token that names neither a subject nor a client. */
    String tokenOfNobody() {
        long now = System.currentTimeMillis() / 1000;
        return Jwt.issuer(issuer())
                .audience("peregrine")
                .claim("roles", Set.of("officer"))
                .issuedAt(now)
                .expiresAt(now + 300)
                .jws()
                .keyId("one")
                .sign(keys.getPrivate());
    }

    /** A token with one role and one more claim. */
    String tokenOf(String role, String claim, String value, long seconds) {
        return claims(issuer(), UUID.randomUUID().toString(), "peregrine", seconds)
                .claim("roles", Set.of(role))
                .claim(claim, value)
                .jws()
                .keyId("one")
                .sign(keys.getPrivate());
    }

    private static String token(String issuer, String audience, long seconds, KeyPair keys, String keyId) {
        return token(issuer, "0190f3a2-1111-7000-8000-000000000001", audience, seconds, keys, keyId);
    }

    private static String token(
            String issuer, String subject, String audience, long seconds, KeyPair keys, String keyId) {
        return claims(issuer, subject, audience, seconds)
                .claim("roles", Set.of("officer"))
                .jws()
                .keyId(keyId)
                .sign(keys.getPrivate());
    }

    private static JwtClaimsBuilder claims(String issuer, String subject, String audience, long seconds) {
        long now = System.currentTimeMillis() / 1000;
        return Jwt.issuer(issuer)
                .subject(subject)
                .audience(audience)
                .claim("azp", "front-end")
                .issuedAt(now - 600)
                .expiresAt(now + seconds);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String number(byte[] bytes) {
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
