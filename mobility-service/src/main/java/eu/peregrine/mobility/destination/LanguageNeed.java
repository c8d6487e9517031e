package eu.peregrine.mobility.destination;

import eu.peregrine.mobility.language.Cefr;

/**
 * A language that a host asks for.
 *
 * @param language BCP 47 code
 * @param cefr the level needed
 * @param iscedF the field of study that it is asked for in, by its leading digits; absent where it is every field
 */
public record LanguageNeed(String language, Cefr cefr, String iscedF) {

    /** A need of every student, whatever the field. */
    public LanguageNeed(String language, Cefr cefr) {
        this(language, cefr, null);
    }

    /** Whether students of the field must meet it. */
    public boolean concerns(String field) {
        return iscedF == null || field.startsWith(iscedF);
    }
}
