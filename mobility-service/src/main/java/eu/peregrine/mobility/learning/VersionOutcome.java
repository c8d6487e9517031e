package eu.peregrine.mobility.learning;

/** What has become of a version of a learning agreement. */
public enum VersionOutcome {
    /** Not all have signed it yet. */
    PROPOSED,
    SIGNED,
    REJECTED,
    /** Another version was proposed before all had signed it. */
    REPLACED
}
