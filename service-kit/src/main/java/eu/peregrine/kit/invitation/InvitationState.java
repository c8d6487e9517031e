package eu.peregrine.kit.invitation;

/** Where an invitation stands. */
public enum InvitationState {
    /** It can be used. */
    OPEN,
    /** It was used; a link works once. */
    USED,
    /** It was taken back before it was used. */
    REVOKED,
    /** Its time is over. */
    EXPIRED
}
