package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * The wish to end an agreement as a whole.
 *
 * @param reason why, for the other parties to read
 * @param organisationId the party that wants it, as with an approval
 * @param documentId the paper that a recorded one is on, as with an approval
 */
public record TerminationDraft(@NotBlank @Size(max = 2000) String reason, UUID organisationId, UUID documentId) {}
