package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.audit.Basis;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A signature, bound to the version it was given for.
 *
 * @param basis whether the signer signed themselves or an officer recorded it from paper
 * @param contentHash what the version said when it was signed; absent of signatures older than this record
 * @param delegate who signed for the signer; absent when they signed themselves
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "GivenSignature")
public record Signature(Signer signer, int version, Instant at, Basis basis, String contentHash, String delegate) {

    /** A signature for a version, whatever it says. */
    public Signature(Signer signer, int version, Instant at, Basis basis) {
        this(signer, version, at, basis, null, null);
    }

    Signature of(String hash) {
        return new Signature(signer, version, at, basis, hash, delegate);
    }
}
