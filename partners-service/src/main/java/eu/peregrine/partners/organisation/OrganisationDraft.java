package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What is said about an organisation when it is registered or replaced.
 *
 * @param id the caller's own id for a new organisation; minted when absent
 * @param kind what it is
 * @param networkKind of a network: what kind of network
 * @param name its name, English at least
 * @param country ISO 3166-1 alpha-2
 * @param city where it is
 * @param latitude degrees north, −90 to 90
 * @param longitude degrees east, −180 to 180
 * @param website its address on the web
 * @param identifiers what the outside world knows it by
 * @param home whether it is the home school; exactly one organisation may be
 * @param illustrative whether it was made up for demonstration
 */
public record OrganisationDraft(
        UUID id,
        @NotNull OrganisationKind kind,
        NetworkKind networkKind,
        @NotNull @Valid LocalizedText name,
        @NotBlank @Size(max = 2) String country,
        @NotBlank @Size(max = 100) String city,

        @DecimalMin("-90") @DecimalMax("90") @Digits(integer = 2, fraction = 7)
        BigDecimal latitude,

        @DecimalMin("-180") @DecimalMax("180") @Digits(integer = 3, fraction = 7)
        BigDecimal longitude,

        @Size(max = 300) String website,
        @Valid Identifiers identifiers,
        Boolean home,
        Boolean illustrative) {

    boolean isHome() {
        return Boolean.TRUE.equals(home);
    }

    boolean isIllustrative() {
        return Boolean.TRUE.equals(illustrative);
    }

    Identifiers identifiersOrNone() {
        return identifiers == null ? Identifiers.NONE : identifiers;
    }
}
