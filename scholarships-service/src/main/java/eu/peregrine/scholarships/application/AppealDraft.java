package eu.peregrine.scholarships.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * An appeal against a refusal, or a reason for sending an application back.
 *
 * @param reason what is brought forward
 */
public record AppealDraft(@NotBlank @Size(max = 5000) String reason) {}
