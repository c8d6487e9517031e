package eu.peregrine.mobility.campaign;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** One line of an import of wishes. */
public record WishesLine(
        @NotNull UUID studentId, @NotNull @Size(max = 50) List<@NotNull UUID> destinations) {}
