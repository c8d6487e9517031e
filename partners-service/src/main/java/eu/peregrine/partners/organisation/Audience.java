package eu.peregrine.partners.organisation;

import eu.peregrine.kit.identity.Caller;
import java.util.UUID;

/**
 * Who is reading: the school's own staff sees prospects too, everybody else sees them not.
 *
 * @param staff whether it is the school's staff
 * @param ownId the organisation the reader belongs to; of nobody when it belongs to none
 */
record Audience(boolean staff, UUID ownId) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** Whether the reader belongs to an organisation other than the school. */
    boolean ofOrganisation() {
        return !ownId.equals(NOBODY);
    }

    static Audience of(Caller caller) {
        return new Audience(caller.staff(), caller.organisationId() == null ? NOBODY : caller.organisationId());
    }
}
