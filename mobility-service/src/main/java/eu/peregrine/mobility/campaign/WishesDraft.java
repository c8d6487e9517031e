package eu.peregrine.mobility.campaign;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** A student's wishes: destinations, best first. */
public record WishesDraft(@NotNull @Size(max = 50) List<@NotNull UUID> destinations) {}
