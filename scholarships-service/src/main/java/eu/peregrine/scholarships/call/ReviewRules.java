package eu.peregrine.scholarships.call;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * How a call's applications are reviewed.
 *
 * @param blind whether reviewers do not see who applies
 * @param reviewers the opaque ids of those who may review; everybody with the role when absent or empty
 * @param needed how many must have scored before an application counts as scored; 1 when absent
 */
public record ReviewRules(
        Boolean blind,
        @Size(max = 100) List<@NotNull @Pattern(regexp = "[^,]{1,200}") String> reviewers,
        @Min(1) @Max(20) Integer needed) {}
