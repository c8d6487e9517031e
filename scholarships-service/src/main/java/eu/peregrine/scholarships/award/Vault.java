package eu.peregrine.scholarships.award;

import eu.peregrine.kit.problem.Problems;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Encrypts what must not be read from a copy of the database: AES-256-GCM with a key from the configuration
 * ({@code peregrine.bank-account.key}, 32 bytes in base64). Each value is bound to its owner, so that it cannot be moved to
 * another row, and begins with the number of the key's version.
 *
 * <p>A system that is for show (its clock can be moved) falls back to a key that everybody can read here. A real one
 * without a key takes no account numbers.
 */
@ApplicationScoped
public class Vault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String VERSION = "1:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final String FOR_SHOW = "b25seS1mb3ItZGV2ZWxvcG1lbnQtYW5kLXRlc3RzLTE=";
    private static final Logger LOG = Logger.getLogger(Vault.class);

    private final Optional<SecretKeySpec> key;
    private final SecureRandom random = new SecureRandom();

    /**
     * A vault with its key.
     *
     * @param configured the key, 32 bytes in base64
     * @param forShow whether a key that protects nothing will do where none is configured
     * @throws IllegalArgumentException if the key is not 32 bytes in base64
     */
    public Vault(
            @ConfigProperty(name = "peregrine.bank-account.key") Optional<String> configured,
            @ConfigProperty(name = "peregrine.clock.movable") boolean forShow) {
        if (configured.isEmpty()) {
            LOG.warn(
                    forShow
                            ? "peregrine.bank-account.key is not set: account numbers are encrypted with a public key"
                            : "peregrine.bank-account.key is not set: no account numbers are taken");
        }
        this.key = configured
                .or(() -> forShow ? Optional.of(FOR_SHOW) : Optional.empty())
                .map(Vault::decode);
    }

    private static SecretKeySpec decode(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("peregrine.bank-account.key must be 32 bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    void onStart(@Observes StartupEvent start) {
        // Being made at the start, it complains at the start about a key that is missing or wrong.
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
                503, "not-configured", "This system has no key for account numbers yet; its operator must set one."));
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
