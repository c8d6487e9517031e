package eu.peregrine.scholarships.award;

import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Money that will never come back.
 *
 * @param amount above zero, at most what is owed
 * @param reason why it is given up
 */
public record WriteOffDraft(
        @NotNull @Valid Money amount,
        @NotBlank @Size(max = 1000) String reason) {}
