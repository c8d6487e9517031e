package eu.peregrine.kit.invitation;

/**
 * A new invitation with its link, which is shown this once.
 *
 * @param invitation as it is kept
 * @param link the address of the page, with the token in its fragment
 */
public record Issued(Invitation invitation, String link) {}
