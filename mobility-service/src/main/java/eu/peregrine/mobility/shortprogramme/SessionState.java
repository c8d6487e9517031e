package eu.peregrine.mobility.shortprogramme;

/** Where a session's life has come to. */
public enum SessionState {
    DRAFT,
    PUBLISHED,
    /** Nobody may apply any more; the selection goes on. */
    CLOSED,
    CANCELLED
}
