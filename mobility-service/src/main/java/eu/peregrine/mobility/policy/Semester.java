package eu.peregrine.mobility.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What one semester means.
 *
 * @param fullHostTerm whether a full term of the host is enough, however short it was
 * @param orDays calendar days that are enough too; 91 is usual
 */
public record Semester(
        @NotNull Boolean fullHostTerm,
        @NotNull @Min(1) @Max(366) Integer orDays) {}
