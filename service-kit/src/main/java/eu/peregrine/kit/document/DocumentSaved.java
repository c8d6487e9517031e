package eu.peregrine.kit.document;

import java.util.UUID;

/**
 * A document was saved; fired as a CDI event inside the transaction, for what must follow in the same service.
 *
 * @param ownerKind what it belongs to, such as {@code agreement}
 * @param ownerId and which
 * @param documentId the document
 */
public record DocumentSaved(String ownerKind, UUID ownerId, UUID documentId) {}
