package eu.peregrine.partners.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * An accreditation or label that an organisation holds, such as EUR-ACE.
 *
 * @param label its name, as one filters for it
 * @param issuer who gave it
 * @param validFrom first day of validity
 * @param validUntil last day of validity; absent when open-ended
 */
public record LabelDraft(
        @NotBlank @Size(max = 100) String label,
        @NotBlank @Size(max = 200) String issuer,
        @NotNull LocalDate validFrom,
        LocalDate validUntil) {}
