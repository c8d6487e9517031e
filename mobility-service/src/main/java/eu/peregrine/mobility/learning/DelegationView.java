package eu.peregrine.mobility.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A delegation of a signature as JSON.
 *
 * @param until last day on which it holds
 * @param endedAt when it was taken back
 */
@Schema(name = "SignatureDelegation")
public record DelegationView(UUID id, Signer signer, String subject, String name, LocalDate until, Instant endedAt) {

    /** The JSON of a delegation. */
    public static DelegationView of(SignatureDelegation delegation) {
        return new DelegationView(
                delegation.id(),
                delegation.signer(),
                delegation.subject(),
                delegation.name(),
                delegation.until(),
                delegation.endedAt());
    }
}
