package eu.peregrine.scholarships.award;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why something is done.
 *
 * @param reason a sentence
 */
public record ReasonDraft(@NotBlank @Size(max = 1000) String reason) {}
