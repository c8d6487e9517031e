package eu.peregrine.mobility.stay;

/** The life of a mobility; see {@link Mobility} for the steps between. */
public enum MobilityState {
    PLANNED,
    NOMINATED,
    HOST_REJECTED,
    HOST_APPROVED,
    READY,
    ON_SITE,
    INTERRUPTED,
    RETURNED,
    RECOGNISED,
    CLOSED,
    CANCELLED;

    /** Whether the stay has begun, or been over. */
    public boolean arrived() {
        return switch (this) {
            case ON_SITE, INTERRUPTED, RETURNED, RECOGNISED, CLOSED -> true;
            default -> false;
        };
    }
}
