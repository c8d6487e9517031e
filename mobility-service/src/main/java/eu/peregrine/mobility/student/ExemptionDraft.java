package eu.peregrine.mobility.student;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A decision that a student owes no mobility.
 *
 * @param reason why; the student reads it
 */
public record ExemptionDraft(@NotBlank @Size(max = 1000) String reason) {}
