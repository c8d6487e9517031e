package eu.peregrine.partners.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The outcome of a review.
 *
 * @param decision for or against
 * @param reason why
 * @param validFrom first day; absent for today
 * @param validUntil last day
 */
public record DecisionDraft(
        @NotNull Decision decision,
        @NotBlank @Size(max = 2000) String reason,
        LocalDate validFrom,
        @NotNull LocalDate validUntil) {}
