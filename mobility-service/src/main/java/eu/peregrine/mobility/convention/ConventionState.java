package eu.peregrine.mobility.convention;

/** The life of a convention. */
public enum ConventionState {
    PROPOSED,
    REJECTED,
    SIGNED,
    /** The last signed version stays valid until all have signed the amendment. */
    AMENDMENT_PROPOSED
}
