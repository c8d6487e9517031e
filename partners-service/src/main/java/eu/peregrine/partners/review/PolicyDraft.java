package eu.peregrine.partners.review;

import jakarta.validation.constraints.NotNull;

/**
 * Another policy.
 *
 * @param requireReview whether an agreement is proposed only to universities with a valid positive review
 */
public record PolicyDraft(@NotNull Boolean requireReview) {}
