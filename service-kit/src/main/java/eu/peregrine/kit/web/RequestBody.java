package eu.peregrine.kit.web;

import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What is known of the present request's body besides what it was parsed into. */
@RequestScoped
public class RequestBody {

    private long limit = BodyLimit.DEFAULT;
    private MessageDigest digest;
    private String hash;

    /** The limit in bytes. */
    public long limit() {
        return limit;
    }

    void limit(long bytes) {
        this.limit = bytes;
    }

    void digest(MessageDigest read) {
        this.digest = read;
    }

    /** SHA-256 of the bytes read, lower-case hex; empty where there was no body. A streamed body counts once it is read. */
    public String hash() {
        if (hash == null) {
            hash = digest == null ? "" : HexFormat.of().formatHex(digest.digest());
        }
        return hash;
    }
}
