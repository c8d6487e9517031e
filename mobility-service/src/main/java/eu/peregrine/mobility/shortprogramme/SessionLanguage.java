package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.mobility.language.Cefr;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A language of a session.
 *
 * @param language BCP 47
 * @param cefr the level that is needed
 */
public record SessionLanguage(
        @NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
        String language,

        @NotNull Cefr cefr) {}
