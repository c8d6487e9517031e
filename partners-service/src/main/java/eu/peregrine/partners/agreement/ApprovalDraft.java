package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * An approval of what is open.
 *
 * @param revision the revision one has read
 * @param hash the content hash one has read
 * @param organisationId the party one approves for: the caller's own for a partner, the home school for an officer when
 *     absent. An officer who names another party records its approval from paper; that takes X-Reason and a document
 * @param documentId the paper, among the documents of the agreement
 * @param splitOffHash of an amendment that splits an agreement off: the content hash of that one
 */
public record ApprovalDraft(
        @NotNull @Min(1) Integer revision,

        @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "A content hash has 64 hexadecimal digits.")
        String hash,

        UUID organisationId,
        UUID documentId,

        @Pattern(regexp = "[0-9a-f]{64}", message = "A content hash has 64 hexadecimal digits.")
        String splitOffHash) {}
