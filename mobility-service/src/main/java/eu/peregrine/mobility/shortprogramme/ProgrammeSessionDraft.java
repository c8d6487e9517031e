package eu.peregrine.mobility.shortprogramme;

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
import java.util.List;
import java.util.UUID;

/**
 * A session as an officer writes it.
 *
 * @param id the caller's, or a new one if absent
 * @param place town or site
 * @param country ISO 3166-1 alpha-2
 * @param campusId the campus that it is held at; absent for Paris
 * @param languages taught in, with the level needed
 * @param period first and last day
 * @param window when applications are taken
 * @param capacity how many people may come
 * @param fee what each pays; absent for nothing
 * @param answerDays how many days somebody who is offered a place has to answer
 */
public record ProgrammeSessionDraft(
        UUID id,
        @NotNull SessionKind kind,
        @NotNull @Valid LocalizedText title,
        @Size(max = 5000) String description,
        @NotBlank @Size(max = 200) String place,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        UUID campusId,

        @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid SessionLanguage> languages,

        @NotNull @Valid Period period,
        @NotNull @Valid Period window,
        @NotNull @Min(1) @Max(10000) Integer capacity,
        @Valid Money fee,
        @NotNull @Min(1) @Max(90) Integer answerDays) {}
