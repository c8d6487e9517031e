package eu.peregrine.mobility.learning;

/** The life of a learning agreement. */
public enum LearningAgreementState {
    DRAFT,
    PROPOSED,
    REJECTED,
    SIGNED,
    /** The last signed version stays valid until all have signed the change. */
    CHANGE_PROPOSED
}
