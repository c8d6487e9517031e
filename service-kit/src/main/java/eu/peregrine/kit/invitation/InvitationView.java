package eu.peregrine.kit.invitation;

import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.ShownOnce;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An invitation as staff reads it.
 *
 * @param id its id
 * @param verb the one thing that the link allows
 * @param email whom it is for
 * @param onBehalfOf for whom that is done
 * @param state where it stands
 * @param createdAt when it was made, in system time
 * @param createdBy subject of the token of whoever made it
 * @param expiresAt until when the link works, in system time
 * @param usedAt when it was used
 * @param revokedAt when it was taken back
 * @param link the link itself, in the answer to its creation and never again
 */
public record InvitationView(
        UUID id,
        String verb,
        String email,
        Ref onBehalfOf,
        InvitationState state,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Instant usedAt,
        Instant revokedAt,
        String link)
        implements ShownOnce {

    @Override
    public InvitationView withoutSecret() {
        return new InvitationView(
                id, verb, email, onBehalfOf, state, createdAt, createdBy, expiresAt, usedAt, revokedAt, null);
    }

    /** Without the link. */
    public static InvitationView of(Invitation invitation, Ref onBehalfOf) {
        return of(invitation, onBehalfOf, null);
    }

    /**
     * A page of them, without links.
     *
     * @param organisations names of those for whom they were made; who is absent is shown by the href alone
     */
    public static Page<InvitationView> page(Page<Invitation> page, Map<UUID, Ref> organisations) {
        return page.map(invitation -> of(
                invitation,
                organisations.getOrDefault(invitation.onBehalfOf(), Ref.to("organisations", invitation.onBehalfOf()))));
    }

    /** With the link, once. */
    public static InvitationView of(Issued issued, Ref onBehalfOf) {
        return of(issued.invitation(), onBehalfOf, issued.link());
    }

    private static InvitationView of(Invitation invitation, Ref onBehalfOf, String link) {
        return new InvitationView(
                invitation.id(),
                invitation.verb(),
                invitation.email(),
                onBehalfOf,
                invitation.state(Instant.now()),
                invitation.createdAt(),
                invitation.createdBy(),
                invitation.expiresAt(),
                invitation.usedAt(),
                invitation.revokedAt(),
                link);
    }
}
