package eu.peregrine.scholarships.payment;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A payment batch to be put together.
 *
 * @param id the caller's id, when it brings one
 * @param fundId the fund that pays
 * @param instalments due instalments of that fund
 */
public record BatchDraft(
        UUID id,
        @NotNull UUID fundId,
        @NotEmpty @Size(max = 1000) List<@NotNull UUID> instalments) {}
