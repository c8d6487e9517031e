package eu.peregrine.mobility.placement;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An offer as its host or an officer writes it.
 *
 * @param id the caller's, or a new one if absent
 * @param hostId who offers it; absent means the caller's own organisation
 * @param unit department or laboratory
 * @param place town or site
 * @param country ISO 3166-1 alpha-2; absent means the host's
 * @param supervisor who looks after the student there, by name
 * @param period first and last day
 * @param level least level of studies, European Qualifications Framework
 * @param fields ISCED-F 2013, four digits, of the studies that fit; empty means all
 * @param languages needed at work
 * @param places how many students may come
 * @param pay what a student gets per month; absent means nothing
 * @param deadline last day for applications
 */
public record PlacementOfferDraft(
        UUID id,
        @NotNull PlacementKind kind,
        UUID hostId,
        @Size(max = 200) String unit,
        @NotBlank @Size(max = 200) String place,
        @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull @Valid LocalizedText title,
        @Size(max = 5000) String description,
        @NotBlank @Size(max = 200) String supervisor,
        @NotNull @Valid Period period,
        @NotNull @Min(1) @Max(8) Integer level,
        @Size(max = 20) List<@NotNull @Pattern(regexp = "\\d{4}") String> fields,
        @Size(max = 10) List<@NotNull @Valid PlacementLanguage> languages,
        @NotNull @Min(1) @Max(500) Integer places,
        @Valid Money pay,
        @NotNull LocalDate deadline) {

    /** With empty lists for what is absent. A copy would refuse a null element before validation could name it. */
    public PlacementOfferDraft {
        fields = Objects.requireNonNullElse(fields, List.of());
        languages = Objects.requireNonNullElse(languages, List.of());
    }
}
