package eu.peregrine.scholarships.call;

import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A further fund behind a call, from which awards are offered once the funds before it are used up.
 *
 * @param fundId the fund; in the currency of the first, which is the awards'
 * @param budget the most that may be offered from it, above zero
 */
public record FurtherFund(
        @NotNull UUID fundId, @NotNull @Valid Money budget) {}
