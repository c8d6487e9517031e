package eu.peregrine.partners.webhook;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;

/**
 * Whose subscriptions and deliveries a caller deals with: its own, and the office, auditors and operators with all.
 *
 * @param all whether everybody's
 * @param owner the caller as an owner, see {@link Owner#key()}
 */
record Sight(boolean all, String owner) {

    static Sight of(Caller caller) {
        return new Sight(
                caller.has(Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN),
                Owner.of(caller).key());
    }
}
