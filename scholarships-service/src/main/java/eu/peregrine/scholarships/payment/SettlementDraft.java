package eu.peregrine.scholarships.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The bank's answer to a batch.
 *
 * @param paidOn when it paid
 * @param failed what it could not pay; nothing when absent
 */
public record SettlementDraft(
        @NotNull LocalDate paidOn, @Size(max = 1000) List<@NotNull @Valid Failure> failed) {

    /**
     * An instalment that was not paid.
     *
     * @param instalmentId which
     * @param reason why
     */
    public record Failure(
            @NotNull UUID instalmentId,
            @NotBlank @Size(max = 500) String reason) {}
}
