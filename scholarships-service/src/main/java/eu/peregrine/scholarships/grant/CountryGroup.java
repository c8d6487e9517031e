package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Countries for which the same rates hold.
 *
 * @param code short, unique in the rule
 * @param name its name
 * @param countries ISO 3166-1 alpha-2; empty for all that no other group names
 */
public record CountryGroup(
        @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+){0,9}")
        String code,

        @NotNull @Valid LocalizedText name,

        @NotNull @Size(max = 250) List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries) {}
