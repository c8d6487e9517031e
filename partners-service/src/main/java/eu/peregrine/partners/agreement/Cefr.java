package eu.peregrine.partners.agreement;

/** Levels of the Common European Framework of Reference for Languages, lowest first. */
public enum Cefr {
    /** Not specified: the language is recommended, no level of it demanded. */
    NS,
    /** Breakthrough. */
    A1,
    /** Waystage. */
    A2,
    /** Threshold. */
    B1,
    /** Vantage. */
    B2,
    /** Effective operational proficiency. */
    C1,
    /** Mastery. */
    C2
}
