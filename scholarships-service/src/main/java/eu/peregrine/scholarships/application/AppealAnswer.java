package eu.peregrine.scholarships.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The answer to an appeal.
 *
 * @param granted whether the applicant was right
 * @param reason why
 */
public record AppealAnswer(
        @NotNull Boolean granted,
        @NotBlank @Size(max = 5000) String reason) {}
