package eu.peregrine.scholarships.award;

import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Money that a student paid back.
 *
 * @param amount above zero, at most what is owed
 * @param on when it came, not in the future
 * @param reference the bank's line
 */
public record RecoveryDraft(
        @NotNull @Valid Money amount,
        @NotNull LocalDate on,
        @NotBlank @Size(max = 200) String reference) {}
