package eu.peregrine.kit.outbox;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Who may see an event: roles, organisations and persons. The producer computes it, because only the producer knows the
 * domain; the gateway's event stream and the webhooks filter on it alone (header {@code ce_visibleto}).
 *
 * <p>Officers, auditors and administrators see every event and need not be named. Immutable: every method answers a new
 * value.
 */
public final class VisibleTo {

    private static final Set<String> ALWAYS = Set.of("role:officer", "role:auditor", "role:admin");
    private static final VisibleTo STAFF = new VisibleTo(orderedAlways());

    private final Set<String> entries;

    private VisibleTo(Set<String> entries) {
        this.entries = Collections.unmodifiableSet(entries);
    }

    /**
     * Starts with the named roles.
     *
     * @param roles role names as in a token, for example {@code "coordinator"}; none means the always-included three
     */
    public static VisibleTo roles(String... roles) {
        VisibleTo result = STAFF;
        for (String role : roles) {
            result = result.plus("role:" + role);
        }
        return result;
    }

    /**
     * Adds one organisation, whose tokens carry this id.
     *
     * @param organisationId the organisation; null adds nothing
     */
    public VisibleTo organisation(UUID organisationId) {
        return organisationId == null ? this : plus("organisation:" + organisationId);
    }

    /** Adds several organisations. */
    public VisibleTo organisations(Collection<UUID> organisationIds) {
        VisibleTo result = this;
        for (UUID id : organisationIds) {
            result = result.organisation(id);
        }
        return result;
    }

    /**
     * Adds one person by opaque id (a student's id, never a name).
     *
     * @param personId the person; null adds nothing
     */
    public VisibleTo person(UUID personId) {
        return personId == null ? this : plus("person:" + personId);
    }

    /**
     * The header's value: entries separated by one space, each {@code role:<name>}, {@code organisation:<uuid>} or
     * {@code person:<uuid>}.
     */
    public String header() {
        return String.join(" ", entries);
    }

    @Override
    public String toString() {
        return header();
    }

    private VisibleTo plus(String entry) {
        Set<String> more = new LinkedHashSet<>(entries);
        more.add(entry);
        return new VisibleTo(more);
    }

    private static Set<String> orderedAlways() {
        return new java.util.TreeSet<>(ALWAYS);
    }
}
