package eu.peregrine.mobility.bundle;

import jakarta.ws.rs.core.StreamingOutput;

/**
 * An archive, written while it is sent.
 *
 * @param name its file name, without the kind
 * @param body writes the ZIP
 */
record AuditBundle(String name, StreamingOutput body) {}
