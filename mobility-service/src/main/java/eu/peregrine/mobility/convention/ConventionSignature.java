package eu.peregrine.mobility.convention;

import eu.peregrine.kit.audit.Basis;
import java.time.Instant;

/**
 * A signature, bound to the version it was given for and to what that version says.
 *
 * @param basis whether the signer signed themselves or an officer recorded it from paper
 */
public record ConventionSignature(ConventionSigner signer, int version, Instant at, Basis basis, String contentHash) {}
