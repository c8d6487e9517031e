package eu.peregrine.mobility.student;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A decision that a shortfall by force majeure is not held against a student.
 *
 * @param days how many calendar days of the shortfall need not be made up
 * @param reason what nobody could help; the student reads it
 */
public record WaiverDraft(
        @NotNull @Min(1) @Max(366) Integer days,
        @NotBlank @Size(max = 1000) String reason) {}
