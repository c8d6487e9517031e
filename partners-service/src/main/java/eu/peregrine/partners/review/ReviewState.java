package eu.peregrine.partners.review;

/** Where a review stands. */
public enum ReviewState {
    /** Criteria are set and reviewers score. */
    OPEN,
    /** Decided, and valid for the time that the decision says. */
    DECIDED,
    /** The decision's time is over. */
    EXPIRED,
    /** A later review of the same organisation was decided. */
    SUPERSEDED
}
