package eu.peregrine.scholarships.award;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * A signed contract.
 *
 * @param signedOn when, not in the future
 */
public record ContractDraft(@NotNull LocalDate signedOn) {}
