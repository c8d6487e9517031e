package eu.peregrine.mobility.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A second round for the seats that a published one has left over; all else is as in the first.
 *
 * @param windowStart first day on which students file wishes
 * @param windowEnd last day, which counts
 * @param answerDays how many days a student has to take an offer; those of the first round when absent
 */
public record SecondRoundDraft(
        @NotBlank @Size(max = 200) String name,
        @NotNull LocalDate windowStart,
        @NotNull LocalDate windowEnd,
        @Min(1) @Max(120) Integer answerDays) {}
