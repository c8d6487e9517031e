package eu.peregrine.mobility.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What an allocation would be tried with; everything that is absent stays as it is.
 *
 * @param seats a whole seat plan instead of the present one
 * @param scoring another formula
 * @param seed another lottery seed, hexadecimal
 */
public record ScenarioDraft(
        @Size(max = 2000) List<SeatPlanDraft.@NotNull @Valid Line> seats,
        @Valid Scoring scoring,
        @Pattern(regexp = "[0-9a-f]{2,64}") String seed) {}
