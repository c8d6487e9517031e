package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A rejection of what is proposed.
 *
 * @param comment why, for the other parties to read
 * @param organisationId the party one rejects for, as with an approval
 * @param documentId the paper that a recorded one is on, as with an approval
 */
public record RejectionDraft(@NotBlank @Size(max = 2000) String comment, UUID organisationId, UUID documentId) {}
