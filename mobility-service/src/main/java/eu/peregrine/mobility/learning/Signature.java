package eu.peregrine.mobility.learning;

import eu.peregrine.kit.audit.Basis;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A signature, bound to the version it was given for.
 *
 * @param basis whether the signer signed themselves or an officer recorded it from paper
 */
@Schema(name = "GivenSignature")
public record Signature(Signer signer, int version, Instant at, Basis basis) {}
