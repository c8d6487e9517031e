package eu.peregrine.partners.agreement;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A note to be added.
 *
 * @param revision the revision it is about; the open one when absent
 * @param conditionId the condition of that revision it is about, where it is about one
 * @param visibility who reads it; a partner writes for the parties alone
 * @param text what is to be said
 */
public record NoteDraft(
        @Min(1) Integer revision,
        UUID conditionId,
        @NotNull NoteVisibility visibility,
        @NotBlank @Size(max = 4000) String text) {}
