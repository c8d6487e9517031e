package eu.peregrine.mobility.convention;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A convention as it is put to the signers.
 *
 * @param effectiveFrom of an amendment: the day from which it holds; the first version holds from the first day of the work
 * @param reason of an amendment: what made it necessary
 */
public record ConventionDraft(
        @NotNull @Valid Terms terms,
        LocalDate effectiveFrom,
        @Size(max = 2000) String reason) {}
