package eu.peregrine.kit.invitation;

import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** Makes the secrets in the links, 256 bits each, and what is kept of them. */
final class Tokens {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String next() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** A plain hash does: nobody finds 256 random bits by trying. */
    static String hash(String text) {
        return DigestUtils.sha256Hex(text);
    }
}
