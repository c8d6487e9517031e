package eu.peregrine.partners.agreement;

import java.util.UUID;

/**
 * An agreement whose conditions come over into another.
 *
 * @param id the agreement
 * @param revision what it said when the merger was proposed
 */
public record Merged(UUID id, int revision) {}
