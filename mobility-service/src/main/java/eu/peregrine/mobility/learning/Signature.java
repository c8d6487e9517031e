package eu.peregrine.mobility.learning;

import eu.peregrine.kit.audit.Basis;
import java.time.Instant;

/**
 * A signature, bound to the version it was given for.
 *
 * @param basis whether the signer signed themselves or an officer recorded it from paper
 */
public record Signature(Signer signer, int version, Instant at, Basis basis) {}
