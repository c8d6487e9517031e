package eu.peregrine.kit.dispute;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a party says against what was recorded for it.
 *
 * @param comment its words
 */
public record DisputeDraft(@NotBlank @Size(max = 1000) String comment) {}
