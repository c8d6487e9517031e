package eu.peregrine.partners.review;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Another policy.
 *
 * @param requireReview whether an agreement is proposed only to universities with a valid positive review
 */
@Schema(name = "SelectionPolicyDraft")
public record PolicyDraft(@NotNull Boolean requireReview) {}
