package eu.peregrine.mobility.placement;

/** How far an application has come. */
public enum PlacementApplicationState {
    SUBMITTED,
    /** The host wants the student; the place is held. */
    ACCEPTED,
    REJECTED,
    /** The student comes; the place has become a stay. */
    CONFIRMED,
    /** The student does not want it any more. */
    WITHDRAWN,
    /** The offer was filled or withdrawn before an answer, or the student did not confirm in time. */
    LAPSED,
    /** The stay that it had become was cancelled. */
    CANCELLED;

    /** Whether it holds a place. */
    boolean holds() {
        return this == ACCEPTED || this == CONFIRMED;
    }
}
