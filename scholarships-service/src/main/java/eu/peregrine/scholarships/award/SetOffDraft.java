package eu.peregrine.scholarships.award;

import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What is claimed of a student, set off against what is due to the same student of another award.
 *
 * @param instalmentId which instalment; due or held back, of another award, in the claim's currency
 * @param amount above zero, at most what is owed and what the instalment is; as much as both allow when absent
 * @param reason why, such as the student's consent
 */
public record SetOffDraft(
        @NotNull UUID instalmentId,
        @Valid Money amount,
        @NotBlank @Size(max = 1000) String reason) {}
