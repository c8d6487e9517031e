package eu.peregrine.mobility.campaign;

/** How far a student has come in a campaign. */
public enum CandidacyState {
    /** Takes part; wishes may be filed or not. */
    FILED,
    UNPLACED,
    OFFERED,
    ACCEPTED,
    DECLINED,
    /** The offer was not answered in time. */
    LAPSED,
    NOMINATED,
    /** The mobility was cancelled before arrival. */
    CANCELLED;

    /** Whether the student has been given a place and has not lost it. */
    boolean holds() {
        return this == OFFERED || this == ACCEPTED || this == NOMINATED;
    }
}
