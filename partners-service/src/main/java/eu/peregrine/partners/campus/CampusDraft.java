package eu.peregrine.partners.campus;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What is said about a campus.
 *
 * @param id wished for; absent for a new one. It never changes
 * @param kind at home or abroad
 * @param name its name
 * @param hostId the organisation that hosts it: the home school for {@code home}, a partner for {@code abroad}
 * @param country ISO 3166-1 alpha-2
 * @param city where it is
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record CampusDraft(
        UUID id,
        @NotNull CampusKind kind,
        @NotNull @Valid LocalizedText name,
        @NotNull UUID hostId,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotBlank @Size(max = 200) String city,

        @DecimalMin("-90") @DecimalMax("90") @Digits(integer = 2, fraction = 7)
        BigDecimal latitude,

        @DecimalMin("-180") @DecimalMax("180") @Digits(integer = 3, fraction = 7)
        BigDecimal longitude) {}
