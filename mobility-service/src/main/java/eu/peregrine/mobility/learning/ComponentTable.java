package eu.peregrine.mobility.learning;

/** The tables of a learning agreement, named as in the Erasmus+ template. */
public enum ComponentTable {
    /** Studied at the receiving institution. */
    A,
    /** Recognised by the sending institution. */
    B,
    /** Virtual components, with a description. */
    C
}
