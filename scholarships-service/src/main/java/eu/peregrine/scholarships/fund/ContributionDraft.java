package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A pledge or a receipt to be recorded.
 *
 * @param amount above zero, in the fund's currency
 * @param on the day of the promise or of the receipt
 * @param reference the funder's letter, or the bank's line
 * @param conversion of money in another currency: from what, at which rate; the amount is the original at that rate
 */
public record ContributionDraft(
        @NotNull @Valid Money amount,
        @NotNull LocalDate on,
        @NotBlank @Size(max = 200) String reference,
        @Valid Conversion conversion) {}
