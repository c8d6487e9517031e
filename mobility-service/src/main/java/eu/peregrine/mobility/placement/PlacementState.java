package eu.peregrine.mobility.placement;

/** Where an offer's life has come to. */
public enum PlacementState {
    DRAFT,
    PUBLISHED,
    /** Every place is confirmed. */
    FILLED,
    /** Nobody may apply any more; those who did are still answered. */
    CLOSED,
    /** The host takes nobody. */
    WITHDRAWN
}
