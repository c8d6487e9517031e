package eu.peregrine.mobility.campaign;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Where an officer places a student out of turn. */
public record OverrideDraft(@NotNull UUID destinationId) {}
