package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A grant rule to be written, with its first version.
 *
 * @param id the caller's id, when it brings one
 * @param code kebab-case, unique
 * @param name its name
 * @param callYear the call year that it is for
 * @param effectiveFrom from which day on it holds
 * @param terms what it says
 */
public record GrantRuleDraft(
        UUID id,

        @NotNull @Pattern(regexp = "[a-z0-9]{1,40}(-[a-z0-9]{1,40}){0,9}")
        String code,

        @NotNull @Valid LocalizedText name,
        @NotNull @Min(2014) @Max(2100) Integer callYear,
        @NotNull LocalDate effectiveFrom,
        @NotNull @Valid GrantTerms terms) {}
