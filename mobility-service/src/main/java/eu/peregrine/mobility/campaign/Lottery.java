package eu.peregrine.mobility.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Breaks ties between equal scores: every student draws one ticket, the SHA-256 of the seed and the student's id, and
 * the lower ticket wins. One ticket per student serves all destinations, which wastes fewer good matches than a draw
 * per destination. Whoever knows the seed can draw every ticket again.
 */
public final class Lottery {
    private final byte[] seed;

    /**
     * @param seed the secret that is committed to before the run and revealed after it
     */
    public Lottery(String seed) {
        this.seed = seed.getBytes(StandardCharsets.UTF_8);
    }

    /** The student's ticket in hexadecimal; lower is better. */
    public String ticket(UUID student) {
        MessageDigest digest = sha256();
        digest.update(seed);
        return HexFormat.of().formatHex(digest.digest(student.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    /** What is published before the run, so that the seed cannot be chosen afterwards: SHA-256 of the seed. */
    public String commitment() {
        return HexFormat.of().formatHex(sha256().digest(seed));
    }

    /** Of the text's UTF-8, piece by piece: the inputs of a large run are no size to hold twice. */
    static String sha256(String text) {
        MessageDigest digest = sha256();
        try (Writer writer = new OutputStreamWriter(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest), StandardCharsets.UTF_8)) {
            writer.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
