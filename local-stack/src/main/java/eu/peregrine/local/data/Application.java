package eu.peregrine.local.data;

import java.util.UUID;

/**
 * An application to a call: the body that creates it.
 *
 * @param mobilityId null for an internal call
 */
public record Application(UUID id, UUID callId, UUID studentId, UUID mobilityId, String motivation) {}
