package eu.peregrine.partners.campus;

/** Where a campus stands. */
public enum CampusState {
    /** Being prepared. */
    PLANNED,
    /** Teaching. */
    ACTIVE,
    /** Not any more. */
    CLOSED
}
