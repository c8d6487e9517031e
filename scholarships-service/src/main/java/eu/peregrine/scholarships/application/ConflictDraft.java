package eu.peregrine.scholarships.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A declaration of a conflict of interest.
 *
 * @param reason why the reviewer must not judge
 */
public record ConflictDraft(@NotBlank @Size(max = 1000) String reason) {}
