package eu.peregrine.scholarships.award;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;

/**
 * A signed contract.
 *
 * @param signedOn when it was signed, not in the future
 * @param contentHash what was read and signed, as the contract's last line says; not checked when absent
 */
public record ContractDraft(
        @NotNull LocalDate signedOn,
        @Pattern(regexp = "[0-9a-f]{64}") String contentHash) {}
