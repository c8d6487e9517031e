package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Caller;
import java.util.UUID;

/**
 * Whose agreements a reader may see: the school's own staff all, a partner those that it is a party to.
 *
 * @param staff whether it is the school's staff
 * @param ownId the organisation the reader belongs to; of nobody when it belongs to none
 */
record Audience(boolean staff, UUID ownId) {

    private static final UUID NOBODY = new UUID(0, 0);

    static Audience of(Caller caller) {
        return new Audience(caller.staff(), caller.organisationId() == null ? NOBODY : caller.organisationId());
    }
}
