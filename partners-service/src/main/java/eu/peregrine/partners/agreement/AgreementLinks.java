package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.invitation.Invitation;
import eu.peregrine.kit.invitation.Invitations;
import eu.peregrine.kit.invitation.LinkAct;
import eu.peregrine.kit.invitation.LinkCard;
import eu.peregrine.kit.invitation.LinkReceipt;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** What the holder of a one-time link sees of an agreement, and does with it. */
@ApplicationScoped
@Transactional
public class AgreementLinks {

    /** The link itself opens the door to its one agreement. */
    private static final Audience WHOEVER_HOLDS_THE_LINK = new Audience(true, new UUID(0, 0));

    private final Agreements agreements;
    private final AgreementRepository repository;
    private final AgreementDisputes disputes;
    private final Invitations invitations;
    private final PartyDirectory directory;
    private final Acting acting;
    private final Clock clock;

    @Inject
    AgreementLinks(
            Agreements agreements,
            AgreementRepository repository,
            AgreementDisputes disputes,
            Invitations invitations,
            PartyDirectory directory,
            Acting acting,
            Clock clock) {
        this.agreements = agreements;
        this.repository = repository;
        this.disputes = disputes;
        this.invitations = invitations;
        this.directory = directory;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Shows what the link is about; changes nothing.
     *
     * @param token of the link
     * @throws eu.peregrine.kit.problem.ProblemException as {@link Invitations#lookUp}, 409 when the agreement has changed,
     *     and 422 when it cannot be approved since a party is suspended or archived
     */
    LinkCard look(String token) {
        Invitation invitation = invitations.lookUp(Agreements.KIND, token);
        Agreement agreement = repository
                .visible(invitation.objectId(), WHOEVER_HOLDS_THE_LINK)
                .orElseThrow(() -> Problems.notFound(Agreements.KIND));
        InvitedVerb verb = InvitedVerb.of(invitation.verb());
        LinkStamp.of(invitation).require(agreement, verb, invitation.onBehalfOf());
        if (verb == InvitedVerb.APPROVE) {
            agreement.againstApproval(directory.of(agreement.partyIds())).throwIfAny();
        }
        Map<UUID, Ref> names = directory.refs(agreement.partyIds());
        return new AgreementCard(agreement, names).of(invitation);
    }

    /**
     * Does what the link allows, once.
     *
     * @throws eu.peregrine.kit.problem.ProblemException as {@link #look}; 422 when a refusal says no reason
     */
    LinkReceipt act(LinkAct act) {
        Invitation invitation = invitations.lookUp(Agreements.KIND, act.token());
        // The agreement's row is locked first, as everywhere, so that two acts on it never wait for each other in a
        // circle.
        Agreement agreement = repository
                .visibleToChange(invitation.objectId(), WHOEVER_HOLDS_THE_LINK)
                .orElseThrow(() -> Problems.notFound(Agreements.KIND));
        InvitedVerb verb = InvitedVerb.of(invitation.verb());
        LinkStamp stamp = LinkStamp.of(invitation);
        stamp.require(agreement, verb, invitation.onBehalfOf());
        invitations.use(invitation);
        acting.reason(act.comment());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        switch (verb) {
            case APPROVE -> agreements.approve(agreement, approving(agreement, invitation, stamp));
            case REJECT -> {
                agreement.reject(remark(invitation, act), now);
                agreements.publish(agreement);
            }
            case REVERT -> {
                agreement.revert(remark(invitation, act), now);
                agreements.publish(agreement);
            }
            case DISPUTE ->
                disputes.raise(
                        agreement, invitation.onBehalfOf(), act.requiredComment("Say in a few words what was not so."));
        }
        return AgreementCard.receipt(agreement, verb, now);
    }

    /** What is split off stands in the revision that the link is bound to, so it is approved with it. */
    private static Approving approving(Agreement agreement, Invitation invitation, LinkStamp stamp) {
        SplitOff splitOff = agreement.openSplitOff();
        return new Approving(
                invitation.onBehalfOf(),
                stamp.revision(),
                stamp.hash(),
                Basis.ONE_TIME_LINK,
                null,
                splitOff == null ? null : splitOff.contentHash());
    }

    private static PartyRemark remark(Invitation invitation, LinkAct act) {
        String words = act.requiredComment("Say in a few words why the proposal goes back.");
        return new PartyRemark(invitation.onBehalfOf(), words, Basis.ONE_TIME_LINK, null);
    }
}
