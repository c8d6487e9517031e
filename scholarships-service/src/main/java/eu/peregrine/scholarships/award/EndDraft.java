package eu.peregrine.scholarships.award;

import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The end of an award.
 *
 * @param reason why
 * @param keeps what the student may keep of what was paid; nothing when absent
 */
public record EndDraft(
        @NotBlank @Size(max = 1000) String reason, @Valid Money keeps) {}
