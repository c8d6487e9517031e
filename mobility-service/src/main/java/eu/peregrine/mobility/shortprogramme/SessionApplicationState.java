package eu.peregrine.mobility.shortprogramme;

/** How far an application for a session has come. */
public enum SessionApplicationState {
    SUBMITTED,
    /** A place is held until the answer or its deadline. */
    OFFERED,
    WAITLISTED,
    REJECTED,
    /** The place is taken. */
    ACCEPTED,
    DECLINED,
    /** No answer came in time, or the session was cancelled. */
    LAPSED,
    WITHDRAWN,
    ATTENDED,
    /** Did not come. */
    ABSENT;

    /** Whether it holds a place. */
    boolean holds() {
        return this == OFFERED || this == ACCEPTED || this == ATTENDED || this == ABSENT;
    }
}
