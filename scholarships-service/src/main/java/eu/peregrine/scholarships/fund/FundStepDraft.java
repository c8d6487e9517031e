package eu.peregrine.scholarships.fund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why a fund is closed or opened again.
 *
 * @param reason why
 */
public record FundStepDraft(@NotBlank @Size(max = 500) String reason) {}
