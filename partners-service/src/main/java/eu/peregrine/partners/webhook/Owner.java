package eu.peregrine.partners.webhook;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whose a subscription is, and what that lets it see. A partner's or funder's belongs to its organisation, whoever of it is
 * calling, and follows the organisation's own objects: what names it, and of what every partner may see, the organisation
 * itself. One of the school belongs to who made it, and follows what that one's roles may see.
 *
 * @param key {@code organisation:<id>} or {@code subject:<subject of the token>}
 * @param organisationId the organisation, or null
 * @param grants the entries of an event's {@code ce_visibleto} that open it, see
 *     {@link eu.peregrine.kit.outbox.VisibleTo#header()}
 */
record Owner(String key, UUID organisationId, List<String> grants) {

    private static final Set<String> STAFF =
            Set.of(Roles.OFFICER, Roles.COORDINATOR, Roles.SECURITY, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN);

    /** An organisation as an owner. */
    static Owner of(UUID organisation) {
        String key = "organisation:" + organisation;
        return new Owner(key, organisation, List.of(key));
    }

    /** The caller as an owner. */
    static Owner of(Caller caller) {
        if (!caller.staff()) {
            return of(caller.organisationId());
        }
        List<String> roles = caller.roles().stream()
                .filter(STAFF::contains)
                .sorted()
                .map(role -> "role:" + role)
                .toList();
        return new Owner("subject:" + caller.subject(), null, roles);
    }
}
