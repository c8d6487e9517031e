package eu.peregrine.scholarships.grant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A further version of a grant rule.
 *
 * @param effectiveFrom from which day on it holds
 * @param terms what it says, in full
 * @param reason why
 */
public record GrantVersionDraft(
        @NotNull LocalDate effectiveFrom,
        @NotNull @Valid GrantTerms terms,
        @NotBlank @Size(max = 1000) String reason) {}
