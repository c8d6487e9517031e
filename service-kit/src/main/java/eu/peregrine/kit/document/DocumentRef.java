package eu.peregrine.kit.document;

import java.time.Instant;
import java.util.UUID;

/**
 * A document that is kept.
 *
 * @param id its id
 * @param name its file name
 * @param contentType what its bytes were seen to be
 * @param size in bytes
 * @param sha256 of its bytes, lower-case hex
 * @param createdAt when it was handed in
 */
public record DocumentRef(UUID id, String name, String contentType, long size, String sha256, Instant createdAt) {}
