package eu.peregrine.partners.organisation;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Which organisation stands for a duplicate.
 *
 * @param into the survivor
 */
public record MergeDraft(@NotNull UUID into) {}
