package eu.peregrine.scholarships.payment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A refusal.
 *
 * @param reason why
 */
public record RejectDraft(@NotBlank @Size(max = 1000) String reason) {}
