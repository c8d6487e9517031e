package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is left of a fund, to be carried over to another or given back.
 *
 * @param toFundId of a carry-over: the fund that takes it, of the same funder and currency; absent when it is given back
 * @param amount above zero; all that is available when absent
 * @param on value date, not in the future
 * @param reason why
 */
public record TransferDraft(
        UUID toFundId,
        @Valid Money amount,
        @NotNull LocalDate on,
        @NotBlank @Size(max = 500) String reason) {}
