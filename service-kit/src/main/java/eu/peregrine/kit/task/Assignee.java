package eu.peregrine.kit.task;

import java.util.Set;
import java.util.UUID;

/**
 * Whose a task is. What is given narrows: roles and an organisation mean people of that organisation in one of those
 * roles. A partner, funder or student is always named by organisation or person.
 *
 * @param roles roles as in a token; empty means whatever role
 * @param organisationId the organisation whose people are meant, or null
 * @param personId the one person who is meant, by an opaque id, or null
 */
public record Assignee(Set<String> roles, UUID organisationId, UUID personId) {

    public Assignee {
        roles = Set.copyOf(roles);
        if (roles.isEmpty() && organisationId == null && personId == null) {
            throw new IllegalArgumentException("A task is somebody's");
        }
    }

    /** Whoever has one of the roles. */
    public static Assignee roles(String... roles) {
        return new Assignee(Set.of(roles), null, null);
    }

    /** The people of an organisation. */
    public static Assignee organisation(UUID id) {
        return new Assignee(Set.of(), id, null);
    }

    /** One person. */
    public static Assignee person(UUID id) {
        return new Assignee(Set.of(), null, id);
    }
}
