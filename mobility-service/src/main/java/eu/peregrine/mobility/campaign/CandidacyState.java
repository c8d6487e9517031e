package eu.peregrine.mobility.campaign;

/** How far a student has come in a campaign. */
public enum CandidacyState {
    /** Takes part; wishes may be filed or not. */
    FILED,
    UNPLACED,
    OFFERED,
    ACCEPTED,
    DECLINED,
    NOMINATED
}
