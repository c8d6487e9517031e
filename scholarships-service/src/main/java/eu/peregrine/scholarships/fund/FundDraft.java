package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * A fund to be opened.
 *
 * @param id the caller's id, when it brings one
 * @param funderId who gives
 * @param name its name
 * @param currency ISO 4217; everything in the fund is in it
 * @param period from when to when its money may be awarded
 * @param restrictions for what
 * @param prefinance whether instalments may be paid before the funder's money came
 */
public record FundDraft(
        UUID id,
        @NotNull UUID funderId,
        @NotNull @Valid LocalizedText name,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull @Valid Period period,
        @Valid Restrictions restrictions,
        Boolean prefinance) {}
