package eu.peregrine.local.data;

import java.util.List;

/**
 * A language at a level.
 *
 * @param language BCP 47 code
 * @param cefr {@code A1} to {@code C2}
 */
public record Language(String language, String cefr) {

    private static final List<String> LEVELS = List.of("A1", "A2", "B1", "B2", "C1", "C2");

    /** Whether a proof of the given level is enough. */
    boolean metBy(String level) {
        return strength(level) >= strength(cefr);
    }

    /** How strong a level is, from 0 for {@code A1}; -1 for what is no level. */
    public static int strength(String cefr) {
        return LEVELS.indexOf(cefr);
    }
}
