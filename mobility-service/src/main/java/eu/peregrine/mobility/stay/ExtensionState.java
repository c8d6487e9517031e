package eu.peregrine.mobility.stay;

/** The life of an asked extension. */
public enum ExtensionState {
    /** Host and sender have not both agreed yet. */
    PROPOSED,
    /** Both have agreed, and the stay ends later. */
    AGREED,
    REJECTED,
    WITHDRAWN,
    /** The stay was over before both had agreed. */
    LAPSED
}
