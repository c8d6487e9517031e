package eu.peregrine.mobility.convention;

/** What has become of a version of a convention. */
public enum ConventionOutcome {
    PROPOSED,
    SIGNED,
    REJECTED,
    /** Another version was proposed before all had signed it. */
    REPLACED
}
