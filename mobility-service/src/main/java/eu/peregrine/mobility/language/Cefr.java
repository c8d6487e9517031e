package eu.peregrine.mobility.language;

/** The levels of the Common European Framework, in rising order; {@code NS} is a level that is not specified. */
public enum Cefr {
    NS,
    A1,
    A2,
    B1,
    B2,
    C1,
    C2;

    /** Whether this level is at least the other one; an unspecified requirement is always met. */
    public boolean reaches(Cefr required) {
        return ordinal() >= required.ordinal();
    }
}
