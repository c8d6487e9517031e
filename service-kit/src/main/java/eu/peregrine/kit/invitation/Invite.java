package eu.peregrine.kit.invitation;

import java.util.UUID;

/**
 * What an invitation is to allow.
 *
 * @param objectKind kind of the object, such as {@code agreement}
 * @param objectId and which
 * @param verb the one thing that may be done
 * @param stamp the state of the object that it is about: a revision and hash, or a proposal's id; at most 200 characters
 * @param onBehalfOf the organisation or person for whom it will be done
 * @param email whom the link is for
 */
public record Invite(String objectKind, UUID objectId, String verb, String stamp, UUID onBehalfOf, String email) {}
