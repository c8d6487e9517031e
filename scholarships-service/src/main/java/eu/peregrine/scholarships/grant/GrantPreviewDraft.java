package eu.peregrine.scholarships.grant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Terms to be tried before they are written.
 *
 * @param terms what a further version would say
 * @param cases stays to try them on
 */
public record GrantPreviewDraft(
        @NotNull @Valid GrantTerms terms,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid GrantCase> cases) {}
