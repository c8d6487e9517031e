package eu.peregrine.kit.secret;

import eu.peregrine.kit.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * Encrypts what must not be read from a copy of the database: AES-256-GCM with a key from the configuration, 32 bytes in
 * base64. Each value is bound to its owner, so that it cannot be moved to another row, and begins with the number of the
 * key's version.
 *
 * <p>A system that is for show (its clock can be moved) falls back to a key that everybody can read here. A real one
 * without a key refuses to seal.
 */
public final class Sealer {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String VERSION = "1:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final String FOR_SHOW = "b25seS1mb3ItZGV2ZWxvcG1lbnQtYW5kLXRlc3RzLTE=";
    private static final Logger LOG = Logger.getLogger(Sealer.class);

    private final String what;
    private final Optional<SecretKeySpec> key;
    private final SecureRandom random = new SecureRandom();

    /**
     * A sealer with its key.
     *
     * @param property where an operator sets the key, for the messages
     * @param what is sealed, in the plural: {@code account numbers}
     * @param configured the key, 32 bytes in base64
     * @param forShow whether a key that protects nothing will do where none is configured
     * @throws IllegalArgumentException if the key is not 32 bytes in base64
     */
    public Sealer(String property, String what, Optional<String> configured, boolean forShow) {
        if (configured.isEmpty()) {
            LOG.warnf(
                    forShow ? "%s is not set: %s are encrypted with a public key" : "%s is not set: no %s can be kept",
                    property,
                    what);
        }
        this.what = what;
        this.key = configured
                .or(() -> forShow ? Optional.of(FOR_SHOW) : Optional.empty())
                .map(base64 -> decode(property, base64));
    }

    private static SecretKeySpec decode(String property, String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(property + " must be 32 bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /**
     * The value so that only this key can read it, and only as the owner's.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 503 where there is no key
     */
    public String seal(UUID owner, String value) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, owner, nonce, value.getBytes(StandardCharsets.UTF_8));
        return VERSION
                + Base64.getEncoder()
                        .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                                .put(nonce)
                                .put(sealed)
                                .array());
    }

    /**
     * The value that was sealed.
     *
     * @throws IllegalStateException if it was changed, moved, or sealed with another key
     */
    public String open(UUID owner, String sealed) {
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] content = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
        return new String(run(Cipher.DECRYPT_MODE, owner, nonce, content), StandardCharsets.UTF_8);
    }

    private SecretKeySpec key() {
        return key.orElseThrow(() -> Problems.of(
                503, "not-configured", "This system has no key for " + what + " yet; its operator must set one."));
    }

    private byte[] run(int mode, UUID owner, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed value cannot be read with this key", e);
        }
    }
}
