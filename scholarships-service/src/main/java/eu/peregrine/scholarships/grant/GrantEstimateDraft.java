package eu.peregrine.scholarships.grant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A question what a stay would be granted.
 *
 * @param ruleId the rule
 * @param on by the version that holds on this day; today when absent
 * @param subject the stay
 */
public record GrantEstimateDraft(
        @NotNull UUID ruleId, LocalDate on, @NotNull @Valid GrantCase subject) {}
