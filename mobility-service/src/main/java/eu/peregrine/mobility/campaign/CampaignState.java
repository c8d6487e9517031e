package eu.peregrine.mobility.campaign;

/** The life of a selection round; see {@link Campaign}. */
public enum CampaignState {
    DRAFT,
    /** Students file wishes. */
    OPEN,
    /** Wishes stand; seats are planned. */
    CLOSED,
    /** There is a result that only the office sees. */
    ALLOCATED,
    /** Students know, and answer. */
    PUBLISHED
}
