package eu.peregrine.mobility.stay;

import eu.peregrine.kit.invitation.EmailDomains;
import eu.peregrine.kit.invitation.Invitation;
import eu.peregrine.kit.invitation.InvitationView;
import eu.peregrine.kit.invitation.Invitations;
import eu.peregrine.kit.invitation.Invite;
import eu.peregrine.kit.invitation.Issued;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.convention.ConventionSigner;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One-time links for hosts, tutors and employers who have no account here: made, listed and taken back by the international
 * office. Source: design, domain, "Acting for someone".
 */
@ApplicationScoped
@Transactional
public class MobilityInvitations {
    /** What links to a stay are about. */
    static final String KIND = "mobility";

    private final Mobilities mobilities;
    private final LinkMatters matters;
    private final MobilityDisputes disputes;
    private final Invitations invitations;
    private final OrganisationDirectory organisations;
    private final MobilityNews news;
    private final Parties parties;

    @Inject
    MobilityInvitations(
            Mobilities mobilities,
            LinkMatters matters,
            MobilityDisputes disputes,
            Invitations invitations,
            OrganisationDirectory organisations,
            MobilityNews news,
            Parties parties) {
        this.mobilities = mobilities;
        this.matters = matters;
        this.disputes = disputes;
        this.invitations = invitations;
        this.organisations = organisations;
        this.news = news;
        this.parties = parties;
    }

    /**
     * Makes a link.
     *
     * @return the invitation with its link, which is shown this once
     * @throws eu.peregrine.kit.problem.ProblemException 404 when the mobility is not the caller's to see, 409 when nothing
     *     waits for that step, 422 when the address is of none of the partner's domains, not the tutor's of the convention, and
     *     not confirmed
     */
    public InvitationView invite(UUID id, MobilityInvitationDraft draft) {
        Mobility stay = mobilities.found(id);
        LinkMatter matter = matters.of(stay);
        matter.requireAwaited(draft.verb());
        if (draft.verb() == InvitedStep.DISPUTE) {
            disputes.requireNoneOpen(id);
        }
        requireKnownAddress(matter, draft);
        Issued issued = invitations.issue(new Invite(
                KIND,
                id,
                draft.verb().word(),
                matter.stamp(draft.verb()),
                matter.onBehalfOf(draft.verb()),
                draft.email()));
        stay.noted("invited", parties.anyOf(draft.verb().word()));
        news.publish(stay);
        return InvitationView.of(issued, names(stay).get(issued.invitation().onBehalfOf()));
    }

    /** The links that were made, newest first, without their tokens. */
    public Page<InvitationView> list(UUID id, ListRequest request) {
        return InvitationView.page(invitations.of(KIND, id, request), names(mobilities.found(id)));
    }

    /**
     * Takes a link back.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is none, 409 when it was used or taken back
     */
    public void revoke(UUID id, UUID invitationId) {
        Mobility stay = mobilities.found(id);
        Invitation revoked = invitations.revoke(KIND, id, invitationId);
        stay.noted("invitation-revoked", parties.anyOf(revoked.verb()));
        news.publish(stay);
    }

    private Map<UUID, Ref> names(Mobility stay) {
        Map<UUID, Ref> names = new HashMap<>();
        UUID partner = LinkMatter.partner(stay);
        organisations.find(partner).ifPresent(known -> names.put(partner, known.ref()));
        if (stay.studentId() != null) {
            names.put(stay.studentId(), Ref.to("students", stay.studentId()));
        }
        return names;
    }

    /** An employer is known here by name alone, so an officer checks its address. */
    private void requireKnownAddress(LinkMatter matter, MobilityInvitationDraft draft) {
        boolean employer = draft.verb().signer() == ConventionSigner.EMPLOYER;
        List<String> domains = employer
                ? List.of()
                : organisations
                        .find(matter.partner())
                        .map(PartnerOrganisation::domains)
                        .orElse(List.of());
        boolean tutor = draft.verb().signer() == ConventionSigner.HOST_TUTOR
                && draft.email()
                        .equalsIgnoreCase(
                                matter.convention().last().terms().hostTutor().email());
        EmailDomains.require(draft.email(), domains, tutor || Boolean.TRUE.equals(draft.confirmed()));
    }
}
