package eu.peregrine.mobility.destination;

import eu.peregrine.mobility.language.Cefr;
import jakarta.validation.constraints.NotNull;

/**
 * A language that a host asks for.
 *
 * @param language BCP 47 code
 * @param cefr the level needed
 */
public record LanguageNeed(@NotNull String language, @NotNull Cefr cefr) {}
