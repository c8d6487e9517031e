package eu.peregrine.scholarships.award;

import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A reduction of an award.
 *
 * @param amount how much the award is from now on: less than before, zero or above
 * @param reason why
 */
public record ReductionDraft(
        @NotNull @Valid Money amount,
        @NotBlank @Size(max = 1000) String reason) {}
