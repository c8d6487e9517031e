package eu.peregrine.mobility.stay;

/** What the school says to physical stays of one student that share days. */
public enum OverlapPolicy {
    /** Nobody is in two places at once; the database holds it. */
    FORBID,
    /** Taken, and named with the stay. */
    WARN,
    /** Refused, but for stays that say that they are part-time. */
    ALLOW_PART_TIME;

    /**
     * Whether a stay keeps its days for itself.
     *
     * @param partTime whether it leaves room for another
     */
    boolean exclusive(boolean partTime) {
        return this == FORBID || this == ALLOW_PART_TIME && !partTime;
    }
}
