package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.VisibleTo;

/** Who may see what happens beside the terms of an agreement. */
final class Readers {

    private Readers() {}

    /** The home school's staff. */
    static VisibleTo staff() {
        return VisibleTo.roles(Roles.COORDINATOR, Roles.SECURITY, Roles.FINANCE);
    }

    /** The staff and every party. */
    static VisibleTo everybody(Agreement agreement) {
        return staff().organisations(agreement.partyIds());
    }
}
