package eu.peregrine.local.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import eu.peregrine.local.LocalIdentity;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Bearer tokens as the test JVM's identity provider signs them, valid for five minutes unless said otherwise. */
public final class TestTokens {

    private TestTokens() {}

    /** An officer of the international office. */
    public static String officer() {
        return of("officer");
    }

    /** A partner organisation's system. */
    public static String partner(UUID organisation) {
        return token(Map.of("roles", List.of("partner"), "organisation_id", organisation.toString()));
    }

    /** A funder's system. */
    public static String funder(UUID organisation) {
        return token(Map.of("roles", List.of("funder"), "organisation_id", organisation.toString()));
    }

    /** A student. */
    public static String student(UUID student) {
        return token(Map.of("roles", List.of("student"), "student_id", student.toString()));
    }

    /** Somebody with these roles; the subject is named after them, so that it is the same each time. */
    public static String of(String... roles) {
        return token(Map.of("roles", List.of(roles)));
    }

    /**
     * A token with these claims. {@code sub} is made from the claims when it is not among them, {@code azp} is
     * {@code tests}; all standard claims may be overridden.
     */
    public static String token(Map<String, Object> claims) {
        return sign(parse(SharedStack.signingKey()), SharedStack.issuer(), Instant.now(), claims);
    }

    /** An officer's token that expired an hour ago. */
    public static String expired() {
        return sign(
                parse(SharedStack.signingKey()),
                SharedStack.issuer(),
                Instant.now().minusSeconds(3900),
                Map.of("roles", List.of("officer")));
    }

    /** An officer's token of another issuer, signed with a key that nobody here trusts. */
    public static String foreign() {
        return sign(
                parse(LocalIdentity.newSigningKey()),
                "http://localhost:1/realms/stranger",
                Instant.now(),
                Map.of("roles", List.of("officer")));
    }

    /** An officer's token that names our issuer but is signed with a stranger's key. */
    public static String forged() {
        return sign(
                parse(LocalIdentity.newSigningKey()),
                SharedStack.issuer(),
                Instant.now(),
                Map.of("roles", List.of("officer")));
    }

    /** The issuer of all tokens but the foreign one. */
    public static String issuer() {
        return SharedStack.issuer();
    }

    private static RSAKey parse(String key) {
        try {
            return RSAKey.parse(key);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(RSAKey key, String issuer, Instant issuedAt, Map<String, Object> own) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", LocalIdentity.AUDIENCE);
        claims.put("sub", UUID.nameUUIDFromBytes(own.toString().getBytes()).toString());
        claims.put("azp", "tests");
        claims.put("client_id", "tests");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", Date.from(issuedAt));
        claims.put("nbf", Date.from(issuedAt));
        claims.put("exp", Date.from(issuedAt.plus(LocalIdentity.TOKEN_LIFE)));
        claims.putAll(own);
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder();
        claims.forEach(builder::claim);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT token = new SignedJWT(header, builder.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
