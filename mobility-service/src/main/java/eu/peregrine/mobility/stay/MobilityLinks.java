package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.invitation.Invitation;
import eu.peregrine.kit.invitation.Invitations;
import eu.peregrine.kit.invitation.LinkAct;
import eu.peregrine.kit.invitation.LinkCard;
import eu.peregrine.kit.invitation.LinkReceipt;
import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the holder of a one-time link sees of a stay, and does with it. */
@ApplicationScoped
@Transactional
public class MobilityLinks {
    private final MobilityRepository repository;
    private final LinkMatters matters;
    private final MobilitySteps steps;
    private final AgreementSteps agreements;
    private final ConventionSteps conventions;
    private final MobilityDisputes disputes;
    private final Invitations invitations;
    private final Acting acting;
    private final Clock clock;

    @Inject
    MobilityLinks(
            MobilityRepository repository,
            LinkMatters matters,
            MobilitySteps steps,
            AgreementSteps agreements,
            ConventionSteps conventions,
            MobilityDisputes disputes,
            Invitations invitations,
            Acting acting,
            Clock clock) {
        this.repository = repository;
        this.matters = matters;
        this.steps = steps;
        this.agreements = agreements;
        this.conventions = conventions;
        this.disputes = disputes;
        this.invitations = invitations;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Shows what the link is about; changes nothing.
     *
     * @throws eu.peregrine.kit.problem.ProblemException as {@link Invitations#lookUp}, 409 when nothing waits for an answer any
     *     more or what it is about has changed
     */
    public LinkCard look(String token) {
        Invitation invitation = invitations.lookUp(MobilityInvitations.KIND, token);
        LinkMatter matter = matter(invitation);
        return matters.card(matter).of(invitation);
    }

    /**
     * Does what the link allows, once.
     *
     * @throws eu.peregrine.kit.problem.ProblemException as {@link #look}; 422 without the reason or the day that is asked for,
     *     or for a day that cannot be
     */
    public LinkReceipt act(LinkAct act) {
        Invitation invitation = invitations.lookUp(MobilityInvitations.KIND, act.token());
        LinkMatter matter = matter(invitation);
        InvitedStep step = InvitedStep.of(invitation.verb());
        invitations.use(invitation);
        acting.reason(act.comment());
        String comment = step.needsComment() ? act.requiredComment("Say in a few words why.") : act.comment();
        take(step, matter, act, new Act(clock.instant(), Basis.ONE_TIME_LINK, comment));
        return matters.card(matter).receipt(step, clock.instant());
    }

    private void take(InvitedStep step, LinkMatter matter, LinkAct act, Act by) {
        Mobility stay = matter.stay();
        switch (step) {
            case APPROVE -> steps.take(stay, m -> m.approve(m.proposalId(), by));
            case REJECT -> steps.take(stay, m -> m.reject(m.proposalId(), by));
            case SIGN_LEARNING_AGREEMENT -> agreements.signBy(stay, matter.partnerSigns(), by);
            case SIGN_CONVENTION_AS_HOST, SIGN_CONVENTION_AS_HOST_TUTOR, SIGN_CONVENTION_AS_EMPLOYER ->
                conventions.signBy(stay, step.signer(), by);
            case REJECT_LEARNING_AGREEMENT -> agreements.rejectBy(stay, by);
            case REJECT_CONVENTION_AS_HOST, REJECT_CONVENTION_AS_HOST_TUTOR, REJECT_CONVENTION_AS_EMPLOYER ->
                conventions.rejectBy(stay, by);
            case ARRIVAL -> {
                LocalDate day = act.requiredDay();
                steps.take(stay, m -> m.arrive(day, today(by.at()), by));
            }
            case DEPARTURE -> {
                LocalDate day = act.requiredDay();
                steps.take(stay, m -> m.depart(day, today(by.at()), by));
            }
            case DISPUTE -> disputes.raise(matter, matter.partner(), by);
        }
    }

    private LinkMatter matter(Invitation invitation) {
        Mobility stay = found(invitation.objectId());
        LinkMatter matter = matters.of(stay);
        matter.require(InvitedStep.of(invitation.verb()), invitation.stamp());
        return matter;
    }

    /** The link itself opens the door to its one stay. */
    private Mobility found(UUID id) {
        return repository.visible(id, Viewer.EVERYTHING).orElseThrow(() -> Problems.notFound("mobility"));
    }

    private static LocalDate today(Instant at) {
        return Mobility.day(at);
    }
}
