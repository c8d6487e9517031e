package eu.peregrine.kit.dispute;

/** Where a dispute stands. */
public enum DisputeState {
    /** Raised by the party, not answered yet. */
    OPEN,
    /** The party was right: it never gave what was recorded for it. */
    UPHELD,
    /** The party took it back, or was shown that the record is right. */
    WITHDRAWN
}
