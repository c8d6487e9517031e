package eu.peregrine.mobility.message;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * What is to be written.
 *
 * @param subject in one line
 * @param text the rest
 */
public record MessageDraft(
        @NotNull @Valid LocalizedText subject,
        @NotNull @Valid MessageText text) {}
